"""When somebody is here, in words that are true."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from tealight.kernel.viewer import Viewer
from tealight.place.queries.place import Place


@dataclass(frozen=True, slots=True)
class HoursNow:
    """Whether volunteers are here, and until when or from when they are, as words."""

    open: bool
    sentence: str


def hours_now(here: Place, now: datetime) -> HoursNow:
    """Return a true sentence about the moderated hours at `now`, or an empty one.

    Nothing is promised that the operator has not entered.
    """
    if not here.hours:
        return HoursNow(False, "")
    hours = tuple((*span["days"], span["from"], span["to"]) for span in here.hours)
    return _hours_at(hours, here.timezone, now.replace(second=0, microsecond=0))


@lru_cache(maxsize=4)
def _hours_at(hours: tuple[tuple, ...], timezone: str, minute: datetime) -> HoursNow:
    """Return the sentence; it is the same for everyone, for a minute, as hours begin and end with one."""
    local = minute.astimezone(ZoneInfo(timezone))
    spans = sorted(_spans(hours, local), key=lambda span: span[0])
    for start, end in spans:
        if start <= local < end:
            return HoursNow(True, f"Volunteers are here until {_clock(end)}.")
    ahead = [start for start, _ in spans if start > local]
    if not ahead:
        return HoursNow(False, "")
    day = {0: "today", 1: "tomorrow"}.get((ahead[0].date() - local.date()).days, f"{ahead[0]:%A}")
    return HoursNow(False, f"Volunteers are here again {day} at {_clock(ahead[0])}.")


def hours_beside(viewer: Viewer, here: Place, now: datetime) -> HoursNow:
    """Return the hours for a slot of a page; they are the same for everyone."""
    return hours_now(here, now)


def _spans(hours: tuple[tuple, ...], local: datetime):
    for *days, begins, ends in hours:
        for offset in range(-1, 8):
            date = local.date() + timedelta(days=offset)
            if date.weekday() not in days:
                continue
            start = datetime.combine(date, time.fromisoformat(begins), local.tzinfo)
            end = datetime.combine(date, time.fromisoformat(ends), local.tzinfo)
            yield start, end if end > start else end + timedelta(days=1)


def _clock(at: datetime) -> str:
    """Return "7 pm" or "7.30 pm", which no line breaks in two."""
    hour = at.hour % 12 or 12
    minutes = f".{at.minute:02d}" if at.minute else ""
    return f"{hour}{minutes}\N{NO-BREAK SPACE}{'am' if at.hour < 12 else 'pm'}"
