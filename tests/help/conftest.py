"""The directory loaded as a start loads it, and people who meet it."""

import pytest

from tests import make


@pytest.fixture
def helplines(place):
    """The release's helplines in the database; how many rows that made."""
    from tealight.help.actions import load_directory

    return load_directory(viewer=make.TEST, now=make.NOW)


@pytest.fixture
def person_called(place):
    """Make a person: `person_called("Alder", roles=("lead",))`; staff with a second step."""

    def called(name, roles=(), country=""):
        return make.a_person(name, roles=roles, country=country)

    return called


@pytest.fixture
def wren(person_called):
    """A member who chose a country."""
    return person_called("Wren", country="GB")


@pytest.fixture
def lead(person_called):
    """The safeguarding lead."""
    return person_called("Alder Quill", roles=("lead",))


@pytest.fixture(autouse=True)
def _that_evening(monkeypatch):
    """Checks run out on a day; the tests stand on one evening, whenever they are run."""
    from tealight.kernel import clock

    monkeypatch.setattr(clock, "now", lambda: make.NOW)
