"""The clock of a case in words: since when it waits, and by when a person has looked. Pure.

What is kept to the hour is said to the hour; only a danger that still waits has its minute.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from tealight.ui.ago import ago

_HOUR = timedelta(hours=1)
_NEAR = timedelta(hours=12)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Clock:
    """`deadline`: "opens 09:00", "12 minutes left", "by 14:00"; `waits`: since when. `is_late`: it ran out; nobody's fault."""

    deadline: str
    waits: str
    is_late: bool = False


def clock_of(
    now: datetime, zone: tzinfo, opened_hour: datetime, due_hour: datetime,
    since: datetime | None = None, due: datetime | None = None, opens: datetime | None = None,
) -> Clock:
    """Return the clock of an open case. `since` and `due` are a danger's, to the minute.

    `due_hour` is the hour by which it is due. `opens` is when the place opens next, where nobody is here at `now`: clocks stand still until then.
    """
    waits = f"waiting since {said(since, now, zone)}" if since else f"came {ago(opened_hour, now)}"
    end = due or due_hour
    if now >= end:
        return Clock(f"was due {_by(end, now, zone)}", waits, True)
    if opens is not None:
        return Clock(f"opens {said(opens, now, zone)}", waits)
    if due is not None and end - now < _HOUR:
        minutes = -(-(end - now) // timedelta(minutes=1))
        return Clock(f"{minutes} minutes left" if minutes > 1 else "1 minute left", waits)
    return Clock(_by(end, now, zone), waits)


def _by(at: datetime, now: datetime, zone: tzinfo) -> str:
    return f"by {said(at, now, zone)}"


def said(at: datetime, now: datetime, zone: tzinfo) -> str:
    """Return a moment as one person of the team says it to another: "14:00", "tomorrow 21:00", "Monday 09:00".

    In a night two days meet: what is less than twelve hours away needs no day.
    """
    then, today = at.astimezone(zone), now.astimezone(zone).date()
    days = (then.date() - today).days
    hour = f"{then:%H:%M}"
    if days == 0 or abs(at - now) < _NEAR:
        return hour
    if abs(days) == 1:
        return f"{'tomorrow' if days > 0 else 'yesterday'} {hour}"
    day = f"{then:%A}" if abs(days) < _WEEK else f"{then.day} {then:%B}"
    return f"{day} {hour}"
