"""Something Ada told nobody was hers, and one of the team to write to her about it."""

import pytest


@pytest.fixture
def face(ada) -> int:
    """The face Ada bears in a story that nobody can tell is hers."""
    from tests.letters.writing import face_of

    return face_of(ada)
