"""The sample community, for tests that walk over everything there is."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from tests.ground import kept_sample
from tests.make import as_viewer
from tests.page import Browser


@dataclass(frozen=True)
class World:
    """One browser for each kind of person: "a visitor", "a member", "moderator", …"""

    people: dict[str, Browser]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The sample community, and one browser for each kind of person in it."""
    with django_db_blocker.unblock(), kept_sample.moved_in() as now:
        people = {"a visitor": Browser(), **_one_of_each(now)}
        assert any("operator" in who for who in people)
        assert any("moderator" in who for who in people)
        yield World(people)


def _one_of_each(now: datetime) -> dict[str, Browser]:
    from tealight.accounts.models import Member

    people: dict[str, Browser] = {}
    for member in Member.objects.select_related("persona"):
        roles = " ".join(sorted(member.roles)) or "a member"
        if member.is_active and roles not in people:
            people[roles] = Browser.of(as_viewer(member.id, now))
    return people
