"""The sample community, for tests that walk over everything there is."""

from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.ground.writes import changes_rows
from tests.make import as_viewer
from tests.page import Browser


@dataclass(frozen=True)
class World:
    """One browser for each kind of person: "a visitor", "a member", "moderator", …"""

    people: dict[str, Browser]
    #: every statement that changed a row while they moved in and wrote: its words, its values
    written: list[tuple[str, object]]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The sample community, made once, and one browser for each kind of person in it."""
    with django_db_blocker.unblock(), transaction.atomic(), transaction.atomic(using="ring"):
        from tealight.accounts.models import Member
        from tealight.operations.demo.seed import seed

        now = timezone.now()
        written: list[tuple[str, object]] = []

        def note(execute, sql, params, many, context):
            if changes_rows(sql):
                written.append((sql, params))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            assert seed(now), "the sample community was not made"
        people: dict[str, Browser] = {"a visitor": Browser()}
        for member in Member.objects.select_related("persona"):
            roles = " ".join(sorted(member.roles)) or "a member"
            if member.is_active and roles not in people:
                people[roles] = Browser.of(as_viewer(member.id, now))
        assert any("operator" in who for who in people)
        assert any("moderator" in who for who in people)
        yield World(people, written)
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="ring")
