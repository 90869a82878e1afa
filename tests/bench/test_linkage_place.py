"""A tiny place, copied every hour: what the thieves read are real rows, written by the real actions."""

import random
from datetime import timedelta

import pytest
from bench.linkage import attacks, judge
from bench.linkage.evidence import Evidence
from bench.linkage.rows import Rows
from bench.linkage.thief import Postgres
from django.db import connection

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.models import Member, Persona
from tealight.accounts.sealing_anew import seal_all_anew
from tealight.jobs.models import Job
from tealight.stories.models import Reply
from tests import make
from tests.ground.work import drain

pytestmark = pytest.mark.slow

MEMBERS, HOURS = 10, 40
LEAKING = {"accounts_persona", "jobs_job", "accounts_member"}


class Sqlite:
    """The tests' own database, in memory: there is no file of it to copy."""

    def tables(self):
        return connection.introspection.table_names()

    def rows(self, table):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT rowid, * FROM "{table}"')
            names = [column[0] for column in cursor.description][1:]
            for row, *values in cursor:
                yield row, None, dict(zip(names, values, strict=True))


def no_leak(viewer, reply):
    """Nothing but what the action does."""


def leaks(viewer, reply):
    """A column, a job's argument, and a row of the member's that changes in the same hour."""
    Member.objects.filter(id=viewer.member_id).update(recovery=str(reply.ordinal))
    if reply.persona_id != viewer.persona_id:
        Persona.objects.filter(id=reply.persona_id).update(seal=str(viewer.member_id).encode())
        Job.objects.create(task="a.b", arguments={"args": [reply.id, viewer.member_id]}, max_attempts=1, priority=-100)


def keeps_something(viewer, reply):
    """What people do in the hours in which they write: it changes their record."""
    change_record(viewer.member_id, lambda record: record.kept.append(reply.id))


def lived_in(leak, *, anew=False):
    """Two days of a small place; return what was stolen and who wrote what. `anew`: each record is sealed anew every hour."""
    chance = random.Random(5)
    people = [make.a_person(f"Reed {number}") for number in range(MEMBERS)]
    stories = [make.a_story(people[number], f"Evening {number}.") for number in range(3)]
    evidence, truth = Evidence(), {}
    rows = Rows(evidence, make.NOW)
    rows.members = {number: (one.member_id, one.persona_id) for number, one in enumerate(people)}
    copy = Sqlite() if connection.vendor == "sqlite" else Postgres(connection)
    rows.take(copy, -1)
    for hour in range(HOURS):
        now = make.NOW + timedelta(hours=hour)
        for number in chance.sample(range(MEMBERS), 2):
            viewer = make.as_viewer(people[number].member_id, now)
            story = chance.choice(stories)
            made = make.a_reply(viewer, story, f"With you, {hour}.", now=now, anonymous=chance.random() < 0.3)
            truth[made] = number
            leak(viewer, Reply.objects.get(id=made))
        if leak is no_leak:
            drain(clock=lambda now=now: now)
        if anew:
            seal_all_anew(now, lambda: None)
        rows.take(copy, hour)
    return evidence, truth


def placed(evidence, truth, name):
    found = next(attack for attack in attacks.every_attack(evidence) if attack.name == name)
    return judge.judge(evidence, truth, attacks.public(evidence), [found], 1)


@pytest.fixture
def grown(place):
    """Newcomers answer five times a day; these have been here longer than that matters."""
    make.a_place_changes(newcomer_replies=0)


def test_what_the_actions_write_leads_to_nobody(grown):
    evidence, truth = lived_in(no_leak)
    assert sum(item.author is None for item in evidence.items) > 15
    for name in ("joins", "every hour, all of it"):
        before, after = placed(evidence, truth, name)
        assert after.first <= before.first + 0.1 and after.rank <= before.rank + 0.1, name


@pytest.mark.parametrize("anew", [False, True])
def test_sealed_anew_every_hour_a_record_tells_nobody_who_was_here(grown, anew):
    """Decision 24: what changes of everybody says it of nobody; left out, it is found."""
    before, after = placed(*lived_in(keeps_something, anew=anew), "hour by hour: accounts_member, sealed")
    if anew:
        assert (after.rank, after.first) == (before.rank, before.first)
    else:
        assert after.gains and after.first > before.first + 0.2


def test_leaks_put_there_are_each_found(grown):
    evidence, truth = lived_in(leaks)
    for table, name in (("accounts_persona", "joins"), ("jobs_job", "joins"), ("accounts_member", "hour by hour: accounts_member")):
        one = Evidence(items=evidence.items, joined=evidence.joined)
        one.changes = [change for change in evidence.changes if change.table == table or change.table not in LEAKING]
        before, after = placed(one, truth, name)
        assert after.gains and after.first > max(0.45, before.first + 0.2), table
