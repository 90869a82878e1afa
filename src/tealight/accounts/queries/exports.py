"""How a member's own export stands, for their own page; and its row, for the software that packs it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from tealight.accounts.models import Export
from tealight.jobs.queries import job_state, progress_of
from tealight.kernel.viewer import KeysOfSomeone, Person

_LABEL = "export/v1"


@dataclass(frozen=True, slots=True)
class OwnExport:
    """How the newest export of the viewer's stands. `state` is waiting · ready · fetched · full · broken."""

    state: str
    #: the last day it can be fetched
    until: date
    #: it was begun to be fetched, and can be again before this hour
    fetch_hour: datetime | None = None
    #: how many of its parts are packed, of how many; 0 of 0 until that has begun
    done: int = 0
    total: int = 0


def slots_of(keys: KeysOfSomeone) -> list[bytes]:
    """Return the tags an export of the owner of `keys` can have."""
    return keys.slots(_LABEL, Export.SLOTS)


def free_slots_of(keys: KeysOfSomeone, taken: Collection[bytes]) -> list[bytes]:
    """Return the tags an export of the owner of `keys` can be given, when rows with the tags `taken` are there."""
    return keys.free_slots(_LABEL, Export.SLOTS, taken)


def exports_of(keys: KeysOfSomeone) -> QuerySet[Export]:
    """Return the rows of the owner of `keys`."""
    return Export.objects.filter(tag__in=slots_of(keys))


def is_given_up(row: Export, now: datetime) -> bool:
    """Return whether the job of a row that waits is not going to pack it any more: each of its tries failed."""
    if row.owner is None or row.job is None:
        return False
    found = job_state(row.job, now=now)
    return found is None or found.status == "FAILED"


def own_export(viewer: Person, now: datetime) -> OwnExport | None:
    """Return how the viewer's export stands; None if there is none, or it is over and nothing went wrong."""
    rows = list(exports_of(viewer.keys))
    there = next((row for row in rows if row.is_there(now)), None)
    if there is None:
        failed = next((row for row in rows if row.fault), None)
        return OwnExport(failed.fault, failed.until) if failed else None
    if there.key is not None:
        return OwnExport("fetched" if there.fetch_hour else "ready", there.until, there.fetch_hour)
    if is_given_up(there, now):
        return OwnExport("broken", there.until)
    far = progress_of(there.job) if there.job else None
    return OwnExport("waiting", there.until, None, far.done if far else 0, far.total if far else 0)
