"""When somebody is here, as the list keeps it: a moderated hour with nobody on it is not promised."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tealight.kernel.viewer import Viewer
from tealight.place.queries import HoursNow, Place, here_again, here_until, moderated_spans
from tealight.place.queries import hours_now as hours_of_place
from tealight.rota.queries.shifts import NOBODY, Opened, opened
from tealight.rota.spans import Span, both, joined, without

NOBODY_HERE = "Nobody is on duty right now."
#: further ahead a day's name would say the wrong week
_AHEAD = timedelta(days=6)

_watched: tuple[int, tuple[Span, ...]] | None = None
_told: tuple[int, datetime, HoursNow] | None = None


def hours_beside(viewer: Viewer, here: Place, now: datetime) -> HoursNow:
    """Return the hours for a slot of a page; they are the same for everyone."""
    return hours_now(here, now)


def hours_now(here: Place, now: datetime) -> HoursNow:
    """Return a true sentence about `now`: the moderated hours in which somebody is on the list.

    Where no list is kept, the hours are the operator's word (place/queries/hours.py).
    """
    if not here.by_rota:
        return hours_of_place(here, now)
    global _told
    minute = now.replace(second=0, microsecond=0)
    if _told is None or _told[:2] != (here.version, minute):
        promised = joined(moderated_spans(here, minute))
        _told = (here.version, minute, said_of(promised, watched(here.version), here.timezone, minute))
    return _told[2]


def watched(version: int | None = None) -> tuple[Span, ...]:
    """Return the time in which somebody is on the list and not resting.

    Kept in memory per `version` of the place, which every request already knows and each change of the list
    raises; without a version it is read anew. It says of nobody who it is.
    """
    global _watched
    if version is not None and _watched is not None and _watched[0] == version:
        return _watched[1]
    fresh = covered(opened())
    if version is not None:
        _watched = (version, fresh)
    return fresh


def covered(shifts: Iterable[Opened]) -> tuple[Span, ...]:
    """Return the time in which one of `shifts` is somebody's who does not rest."""
    taken = [shift for shift in shifts if shift.by != NOBODY]
    return joined(piece for shift in taken for piece in without([shift.hours], [shift.rests] if shift.rests else []))


def holes(promised: Iterable[Span], watch: Iterable[Span]) -> tuple[Span, ...]:
    """Return the moderated time in which nobody is on the list."""
    return without(promised, watch)


def forget() -> None:
    """Drop what is kept in memory: the rows are another place's now."""
    global _watched, _told
    _watched = _told = None


def said_of(promised: tuple[Span, ...], watch: tuple[Span, ...], timezone: str, minute: datetime) -> HoursNow:
    """Return what is true at `minute` of hours that are promised, and watched; it is the same for everyone."""
    zone = ZoneInfo(timezone)
    kept = both(promised, watch)
    for start, end in kept:
        if start <= minute < end:
            return HoursNow(True, here_until(end.astimezone(zone)))
    ahead = [start for start, _ in kept if minute < start <= minute + _AHEAD]
    again = here_again(ahead[0].astimezone(zone), minute.astimezone(zone)) if ahead else ""
    missed = any(start <= minute < end for start, end in promised)
    sentence = f"{NOBODY_HERE} {again}".strip() if missed or not again else again
    return HoursNow(False, sentence, opens_again=bool(ahead))
