"""Clocks that run while volunteers are here, and stand still while nobody is. Pure.

A person is promised what the team can keep: fifteen minutes of a night in which nobody sits at the desk are
no fifteen minutes. All sums are made in UTC, so that the night on which clocks are put back is an hour longer.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

#: as `Place.hours` has them: {"days": [0..6], "from": "19:00", "to": "23:00"}, local times
Hours = Sequence[Mapping[str, Any]]
Span = tuple[datetime, datetime]


def is_open(hours: Hours, timezone: str, now: datetime) -> bool:
    """Say whether volunteers are here at `now`."""
    start = next((start for start, _ in _from(hours, timezone, now)), None)
    return start is not None and start <= now


def opens_next(hours: Hours, timezone: str, now: datetime) -> datetime | None:
    """Return from when on volunteers are here, `now` if they are; None where no hours are told."""
    start = next((start for start, _ in _from(hours, timezone, now)), None)
    return None if start is None else max(start, now)


def ends(hours: Hours, timezone: str, now: datetime, given: timedelta) -> datetime:
    """Return when a clock of `given` that starts `now` ends, counted in the hours in which volunteers are here.

    Where no hours are told it runs all the time.
    """
    left = given
    for start, end in _from(hours, timezone, now):
        start = max(start, now)
        if end - start >= left:
            return start + left
        left -= end - start
    return now + given


def _from(hours: Hours, timezone: str, now: datetime) -> Iterator[Span]:
    """Yield the spans in UTC that end after `now`, in order, for ever; none where there are no hours.

    Of hours that overlap each begins where the one before ends: nobody is counted twice who is here twice.
    """
    if not any(span["days"] for span in hours):
        return
    zone, so_far = ZoneInfo(timezone), now
    first = now.astimezone(zone).date() - timedelta(days=2)
    for days in count():
        for start, end in sorted(_on(hours, zone, first + timedelta(days=days))):
            if end > so_far:
                yield (start if so_far == now else max(start, so_far)), end
                so_far = end


def _on(hours: Hours, zone: ZoneInfo, day: date) -> Iterator[Span]:
    """Yield the spans that begin on `day`; one whose end is not after its beginning goes on after midnight."""
    for span in hours:
        if day.weekday() not in span["days"]:
            continue
        begins, ends_at = time.fromisoformat(span["from"]), time.fromisoformat(span["to"])
        start = _at(zone, day, begins)
        end = _at(zone, day + timedelta(days=ends_at <= begins), ends_at)
        if start < end:  # in the hour that is left out in spring there is none
            yield start, end


def _at(zone: ZoneInfo, day: date, local: time) -> datetime:
    return datetime.combine(day, local, zone).astimezone(UTC)
