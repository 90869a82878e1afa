"""From an event to the jobs of its listeners, without losing or doubling one."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from tealight.kernel import clock, rows
from tealight.kernel.prepared import Prepared
from tealight.ledger.models import Event

#: events told in one transaction: on SQLite nobody else can save a word meanwhile, and this takes as long as a reply
TOGETHER = 5
_READS = Prepared()
log = logging.getLogger(__name__)


class UnknownVerb(Exception):
    """An event whose verb is missing in config/listeners.py."""


def listeners() -> Mapping[str, tuple[str, ...]]:
    """Return verb -> dotted paths of jobs, as config/listeners.py says."""
    return import_string(settings.TEALIGHT_LISTENERS)


def write_event(verb: str, *, about, now: datetime, ids: dict[str, int]) -> None:
    """Store an event for its listeners; one nobody listens to is not stored."""
    table = listeners()
    if verb not in table:
        raise UnknownVerb(verb)
    if not table[verb]:
        return
    kind, thing = about
    rows.insert(Event(verb=verb, kind=kind, thing=thing, ids=ids, hour=clock.hour(now)))


def deliver(most: int = 50, *, at_once: bool = False) -> int:
    """Tell up to `most` events to their listeners; return how many were told.

    An event is deleted in the transaction that enqueues its jobs: a crash in
    between tells it again, to jobs that do no harm when run twice. One that
    cannot be told stays, lets the others pass, and is raised at the end.

    With `at_once`, up to `TOGETHER` events are told in one transaction, and a job
    that says it may (`at_once` of its own) is done in it instead of enqueued: a
    crash leaves nothing of what it did, and the events. If any of it fails, none
    of it was, and each goes the other way, on which failures are counted.
    """
    if at_once:
        try:
            return _tell_together() if _ids(1) else 0
        except (OperationalError, InterfaceError):
            raise
        except Exception as failure:  # noqa: BLE001 - what it was comes up again, in its own job
            log.debug("events are told one by one: %s", type(failure).__qualname__)
    told = 0
    fault: Exception | None = None
    for event_id in _ids(most):
        try:
            told += _tell(event_id)
        except Exception as error:  # noqa: BLE001 - raised below, when the others were told
            fault = fault or error
    if fault is not None:
        raise fault
    return told


def _ids(most: int) -> list[int]:
    waiting = _READS.ask(("waiting", most), lambda: Event.objects.values_list("id")[:most])
    return [event_id for (event_id,) in waiting]


@transaction.atomic
def _tell_together() -> int:
    """Tell some events; return how many, 0 if other processes tell all there are."""
    events = _READS.ask("to tell", _to_tell)
    for event in events:
        for job in _jobs(event):
            tell = job.call if getattr(job, "at_once", False) else job.enqueue
            tell(event.thing, **event.ids)
    if events:
        Event.objects.filter(id__in=[event.id for event in events]).delete()
    return len(events)


@transaction.atomic
def _tell(event_id: int) -> int:
    """Tell one event; return 1, or 0 if another process tells it."""
    event = Event.objects.select_for_update(skip_locked=True).filter(id=event_id).first()
    if event is None:
        return 0
    for job in _jobs(event):
        job.enqueue(event.thing, **event.ids)
    event.delete()
    return 1


def _jobs(event: Event) -> list[Any]:
    return [import_string(path) for path in listeners().get(event.verb, ())]


def _to_tell() -> QuerySet[Event]:
    return Event.objects.select_for_update(skip_locked=True)[:TOGETHER]
