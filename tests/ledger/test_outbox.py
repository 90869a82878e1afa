"""From what happened to the jobs of its listeners: none lost, none for what was undone."""

from datetime import UTC, datetime

import pytest

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


listening, broken = Listening, Broken
HERE = "tests.ledger.test_outbox"
VERBS = {
    "story.shared": (f"{HERE}.listening",),
    "reply.posted": (f"{HERE}.listening", f"{HERE}.listening"),
    "reply.edited": (),
    "story.edited": (f"{HERE}.broken",),
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


@pytest.mark.django_db(transaction=True)
def test_two_tellers_at_once_tell_each_event_once(record, outbox, disk):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    for number in range(30):
        record("story.shared", about=("story", number), now=NOW)

    def tell(_):
        try:
            return outbox.deliver()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        counts = list(pool.map(tell, range(3)))
    while outbox.deliver():
        pass
    assert sum(counts) == 30
    assert sorted(arguments[0] for arguments, _ in told) == list(range(30))
