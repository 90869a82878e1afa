"""When somebody is here, in words that are true."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from tealight.place.queries.place import Place


@dataclass(frozen=True, slots=True)
class HoursNow:
    """Whether volunteers are here, and until when or from when they are, as words."""

    open: bool
    sentence: str
    #: the sentence says from when they are here again
    opens_again: bool = False

    @property
    def otherwise(self) -> str:
        """Return the beginning of what is said of all other hours: "After that", "Until then" or "Here"."""
        return "After that" if self.open else "Until then" if self.opens_again else "Here"


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
            return HoursNow(True, here_until(end))
    ahead = [start for start, _ in spans if start > local]
    if not ahead:
        return HoursNow(False, "")
    return HoursNow(False, here_again(ahead[0], local), opens_again=True)


def here_until(end: datetime) -> str:
    """Return the sentence for while somebody is here; `end` in the place's own time."""
    return f"Volunteers are here until {clock_words(end)}."


def here_again(start: datetime, local: datetime) -> str:
    """Return the sentence for while nobody is here, at `local`; both in the place's own time."""
    day = {0: "today", 1: "tomorrow"}.get((start.date() - local.date()).days, f"{start:%A}")
    return f"Volunteers are here again {day} at {clock_words(start)}."


def moderated_spans(here: Place, now: datetime) -> list[tuple[datetime, datetime]]:
    """Return the moderated hours from the day before `now` to a week after it, in UTC, as the operator entered them.

    They may touch or overlap. An hour that the clock shows twice, or leaves out, is the operator's as the clock has it.
    """
    hours = tuple((*span["days"], span["from"], span["to"]) for span in here.hours)
    spans = _spans(hours, now.astimezone(ZoneInfo(here.timezone)))
    return [(start.astimezone(UTC), end.astimezone(UTC)) for start, end in spans]


def _spans(hours: tuple[tuple, ...], local: datetime):
    for *days, begins, ends in hours:
        for offset in range(-1, 8):
            date = local.date() + timedelta(days=offset)
            if date.weekday() not in days:
                continue
            start = datetime.combine(date, time.fromisoformat(begins), local.tzinfo)
            end = datetime.combine(date, time.fromisoformat(ends), local.tzinfo)
            yield start, end if end > start else end + timedelta(days=1)


def clock_words(at: datetime) -> str:
    """Return "7 pm" or "7.30 pm", which no line breaks in two."""
    hour = at.hour % 12 or 12
    minutes = f".{at.minute:02d}" if at.minute else ""
    return f"{hour}{minutes}\N{NO-BREAK SPACE}{'am' if at.hour < 12 else 'pm'}"
