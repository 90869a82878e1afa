import pytest

from tealight.kernel import clock, prepared
from tests import make
from tests.attackers.worlds import Place


@pytest.fixture
def two(place, monkeypatch) -> Place:
    """A place for two worlds, in which it is always the same moment unless a test lets time pass."""
    monkeypatch.setattr(clock, "now", lambda: make.NOW)
    # Asked as the software asks: that what is kept is what would be asked anew, every other test sees to.
    monkeypatch.setattr(prepared, "doubts", None)
    with pytest.MonkeyPatch.context() as patches:
        yield Place.laid(patches)
