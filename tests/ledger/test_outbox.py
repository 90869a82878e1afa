"""From what happened to the jobs of its listeners: none lost, none for what was undone."""

from datetime import UTC, datetime

import pytest
from django.db import OperationalError

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 21, 40, 7, tzinfo=UTC)
told: list[tuple] = []


class Listening:
    """Stands in for a job: remembers what it was asked to do."""

    @staticmethod
    def enqueue(*arguments, **ids):
        told.append((arguments, ids))


class Broken:
    @staticmethod
    def enqueue(*arguments, **ids):
        raise RuntimeError("the queue is full")


class AtOnce(Listening):
    """Stands in for a job that changes rows alone: here it writes one, and raises what it is told to."""

    at_once = True
    raises: BaseException | None = None

    @classmethod
    def call(cls, thing):
        from tealight.ledger.models import Link

        Link.objects.create(number=thing, kind="told", on=NOW.date(), digest=b"", previous=b"", hash=str(thing).encode())
        if cls.raises is not None and thing == 3:
            raise cls.raises


listening, broken, at_once = Listening, Broken, AtOnce
HERE = "tests.ledger.test_outbox"
VERBS = {
    "story.shared": (f"{HERE}.listening",),
    "reply.posted": (f"{HERE}.listening", f"{HERE}.listening"),
    "reply.edited": (),
    "story.edited": (f"{HERE}.broken",),
    "story.closed": (f"{HERE}.at_once",),
    "story.opened": (f"{HERE}.at_once", f"{HERE}.listening"),
}


@pytest.fixture(autouse=True)
def outbox(settings):
    settings.TEALIGHT_LISTENERS = f"{HERE}.VERBS"
    told.clear()
    from tealight.ledger import outbox

    return outbox


@pytest.fixture
def record():
    from tealight.ledger import record

    return record


@pytest.fixture
def events():
    from tealight.ledger.models import Event

    return Event.objects


def test_an_event_waits_and_then_is_told_once(record, events, outbox):
    record("story.shared", about=("story", 5), now=NOW)
    assert told == [] and events.count() == 1
    assert outbox.deliver() == 1
    assert told == [((5,), {})]
    assert outbox.deliver() == 0 and events.count() == 0


def test_every_listener_is_told_with_the_ids(record, outbox):
    record("reply.posted", about=("reply", 5), now=NOW, story=9)
    outbox.deliver()
    assert told == [((5,), {"story": 9})] * 2


def test_what_nobody_listens_to_leaves_no_trace(record, events):
    """A row per edit would be a diary of who wrote when."""
    record("reply.edited", about=("reply", 5), now=NOW)
    assert events.count() == 0


def test_an_unknown_verb_is_refused(record, outbox):
    with pytest.raises(outbox.UnknownVerb):
        record("story.liked", about=("story", 5), now=NOW)


def test_an_event_keeps_the_hour_and_no_finer(record, events):
    record("story.shared", about=("story", 5), now=NOW)
    assert events.get().hour == NOW.replace(minute=0, second=0)


def test_what_was_undone_was_never_told(record, events):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        record("story.shared", about=("story", 5), now=NOW)
        raise RuntimeError
    assert events.count() == 0


def test_an_event_whose_listener_fails_is_kept_for_the_next_time(record, events, outbox, settings):
    record("story.edited", about=("story", 5), now=NOW)
    with pytest.raises(RuntimeError):
        outbox.deliver()
    assert events.count() == 1


def test_one_failing_event_does_not_keep_the_others_from_being_told(record, events, outbox):
    """Otherwise one wrong job would silence the whole place."""
    record("story.edited", about=("story", 1), now=NOW)
    events.update(id=1)  # the first that is found
    for number in range(2, 6):
        record("story.shared", about=("story", number), now=NOW)
    with pytest.raises(RuntimeError):
        outbox.deliver()
    assert sorted(arguments for arguments, _ in told) == [(2,), (3,), (4,), (5,)]
    assert events.count() == 1


def test_events_hold_ids_and_verbs_only(events):
    columns = {field.name for field in events.model._meta.concrete_fields}
    assert columns == {"id", "verb", "kind", "thing", "ids", "hour"}


# ── told in one transaction ──────────────────────────────────────────────────────────────────────
@pytest.fixture
def done():
    """What jobs did at once, as far as it stands."""
    from tealight.ledger.models import Link

    return lambda: sorted(Link.objects.values_list("number", flat=True))


def closed(record, *things):
    for thing in things:
        record("story.closed", about=("story", thing), now=NOW)


def test_what_may_be_done_at_once_needs_no_job(record, events, outbox, done):
    closed(record, 1, 2)
    record("story.opened", about=("story", 4), now=NOW)
    assert outbox.deliver(at_once=True) == 3
    assert done() == [1, 2, 4] and events.count() == 0
    assert told == [((4,), {})], "only who asked for a job of its own gets one"
    assert outbox.deliver(at_once=True) == 0


def test_so_many_events_cost_few_statements(record, outbox, django_assert_num_queries):
    for number in range(outbox.TOGETHER):
        record("story.shared", about=("story", number), now=NOW)
    with django_assert_num_queries(5):  # a look, the events, their end; the transaction's beginning and end
        outbox.deliver(at_once=True)


def test_as_many_as_are_told_together_are_taken(record, events, outbox):
    closed(record, *range(outbox.TOGETHER + 2))
    assert [outbox.deliver(at_once=True) for _ in range(3)] == [outbox.TOGETHER, 2, 0]


def test_who_is_not_sure_of_an_event_makes_jobs_of_it(record, outbox, done):
    closed(record, 1)
    assert outbox.deliver() == 1
    assert done() == [] and told == [((1,), {})]


def test_where_one_fails_none_is_half_done_and_each_gets_its_job(record, events, outbox, done, monkeypatch):
    monkeypatch.setattr(AtOnce, "raises", RuntimeError("no"))
    closed(record, 1, 2, 3)
    assert outbox.deliver(at_once=True) == 3
    assert done() == [] and events.count() == 0
    assert sorted(arguments for arguments, _ in told) == [(1,), (2,), (3,)]


@pytest.mark.parametrize("end", [SystemExit(), OperationalError("it is away")])
def test_an_end_in_the_middle_loses_no_event_and_leaves_nothing_done(record, events, outbox, done, monkeypatch, end):
    monkeypatch.setattr(AtOnce, "raises", end)
    closed(record, 1, 2, 3)
    with pytest.raises(type(end)):
        outbox.deliver(at_once=True)
    assert done() == [] and told == [] and events.count() == 3
    monkeypatch.setattr(AtOnce, "raises", None)
    assert outbox.deliver(at_once=True) == 3
    assert done() == [1, 2, 3]


def test_a_listener_that_is_not_there_stops_nobody_else(record, events, outbox, done):
    closed(record, 1, 2)
    record("story.edited", about=("story", 5), now=NOW)
    with pytest.raises(RuntimeError):
        outbox.deliver(at_once=True)
    assert events.get().thing == 5 and len(told) == 2


def test_only_what_changes_rows_and_nothing_else_is_done_at_once():
    """Mail that left, or a file that was made, would not be taken back with the transaction."""
    from django.utils.module_loading import import_string

    from tealight.config.listeners import LISTENERS

    paths = {path for jobs in LISTENERS.values() for path in jobs}
    assert {path for path in paths if import_string(path).at_once} == {
        "tealight.notices.jobs.tell_of_reply", "tealight.notices.jobs.tell_of_story",
        "tealight.notices.jobs.tell_of_reply_noted", "tealight.notices.jobs.tell_of_story_noted",
        "tealight.moderation.jobs.mind_reply", "tealight.moderation.jobs.mind_story", "tealight.moderation.jobs.mind_confession", "tealight.magazine.jobs.unmatch_story",
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("together", [False, True])
def test_two_tellers_at_once_tell_each_event_once(record, outbox, disk, together):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    for number in range(30):
        record("story.shared", about=("story", number), now=NOW)

    def tell(_):
        try:
            return outbox.deliver(at_once=together)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        counts = list(pool.map(tell, range(6)))
    while told_now := outbox.deliver():
        counts.append(told_now)
    assert sum(counts) == 30
    assert sorted(arguments[0] for arguments, _ in told) == list(range(30))
