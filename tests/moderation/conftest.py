"""Two keyholders, and something Ada told nobody was hers."""

import pytest

from tests import make


@pytest.fixture
def hazel(place):
    return make.a_person("Hazel", roles=("keyholder",))


@pytest.fixture
def otto(place):
    return make.a_person("Otto", roles=("keyholder",))


@pytest.fixture
def untold(ada):
    """A story of Ada's that nobody can tell is hers."""
    return make.a_story(ada, "I can’t go on.", anonymous=True)


@pytest.fixture
def face(untold):
    """The face Ada bears in it."""
    from tealight.accounts.models import Persona
    from tealight.stories.models import Story

    return Persona.objects.get(id=Story.objects.get(id=untold).persona_id)
