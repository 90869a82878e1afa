"""From an event to the jobs of its listeners, without losing or doubling one."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string

from tealight.kernel import clock
from tealight.ledger.models import Event


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
    Event.objects.create(
        verb=verb, kind=kind, thing=thing, ids=ids, hour=clock.hour(now)
    )


def deliver(most: int = 50) -> int:
    """Turn up to `most` events into jobs; return how many events were told.

    An event is deleted in the transaction that enqueues its jobs: a crash in
    between tells it again, to jobs that do no harm when run twice. One that
    cannot be told stays, lets the others pass, and is raised at the end.
    """
    told = 0
    fault: Exception | None = None
    for event_id in list(Event.objects.values_list("id", flat=True)[:most]):
        try:
            told += _tell(event_id)
        except Exception as error:  # noqa: BLE001 - raised below, when the others were told
            fault = fault or error
    if fault is not None:
        raise fault
    return told


@transaction.atomic
def _tell(event_id: int) -> int:
    """Tell one event; return 1, or 0 if another process tells it."""
    rows = Event.objects.filter(id=event_id)
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    event = rows.first()
    if event is None:
        return 0
    for path in listeners().get(event.verb, ()):
        import_string(path).enqueue(event.thing, **event.ids)
    event.delete()
    return 1
