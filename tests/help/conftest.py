"""People who meet the helplines, and a directory loaded as a start loads it.

Rooms are imported inside the fixtures: this file is read before Django stands.
"""

from datetime import UTC, datetime

import pytest

from tealight.kernel.viewer import System, Visitor

#: a Monday evening, a week after the release research
NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def place(db):
    """The place's one row, as every start makes it."""
    from tealight.place.actions.lay_foundations import lay_foundations

    lay_foundations(viewer=System("test"), now=NOW)


@pytest.fixture
def helplines(place):
    """The release's helplines in the database."""
    from tealight.help.actions import load_directory

    return load_directory(viewer=System("start"), now=NOW)


@pytest.fixture
def person_called(place):
    """Make a person: `person_called("Ada", roles=("lead",))`."""
    from tealight.accounts.actions.make_member import make_member
    from tealight.accounts.queries.viewer import load_person

    def make(name, roles=(), country=""):
        made = make_member(
            viewer=System("test"), now=NOW, pen_name=name, password=None, roles=roles, country=country
        )
        return load_person(made.member_id, NOW)

    return make


@pytest.fixture
def ben(person_called):
    return person_called("Ben Harrow", country="GB")


@pytest.fixture
def lead(person_called):
    return person_called("Alder Quill", roles=("lead",))


@pytest.fixture
def visitor():
    return Visitor()
