import pytest

from tealight.kernel import clock
from tests import make
from tests.attackers.worlds import Place


@pytest.fixture
def two(place, monkeypatch) -> Place:
    """A place for two worlds, in which it is always the same moment unless a test lets time pass."""
    monkeypatch.setattr(clock, "now", lambda: make.NOW)
    with pytest.MonkeyPatch.context() as patches:
        yield Place.laid(patches)
