"""Moderated hours, a line each: "Mon-Fri 19:00-23:00". Read and written back the same way."""

import re
from collections.abc import Iterable
from typing import Any

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EVERY_DAY = tuple(range(7))
_LINE = re.compile(
    r"^(?P<days>.*?)\s+(?P<from>\d{1,2}[:.]\d\d)\s*(?:-|–|to)\s*(?P<to>\d{1,2}[:.]\d\d)$", re.IGNORECASE
)
_MOST_LINES = 20


class HoursUnreadable(ValueError):
    """A line that cannot be read; the message is a sentence for the operator."""


def read_hours(text: str) -> list[dict[str, Any]]:
    """Return the spans in `text`: {"days": [0 for Monday…], "from": "19:00", "to": "23:00"}.

    A span that ends before it begins ends the next morning.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > _MOST_LINES:
        raise HoursUnreadable(f"At most {_MOST_LINES} lines, please.")
    return [_span(line) for line in lines]


def _span(line: str) -> dict[str, Any]:
    found = _LINE.match(line)
    if found is None:
        raise HoursUnreadable(f"“{line[:60]}” can’t be read. A line looks like: Mon-Fri 19:00-23:00")
    start, end = _clock(found["from"], line), _clock(found["to"], line)
    if start == end:
        raise HoursUnreadable(f"“{line[:60]}” begins and ends at the same time.")
    return {"days": _days(found["days"], line), "from": start, "to": end}


def _clock(text: str, line: str) -> str:
    hour, minute = (int(part) for part in re.split(r"[:.]", text))
    if hour > 23 or minute > 59:
        raise HoursUnreadable(f"“{line[:60]}” has a time no clock shows. Write 00:00 to 23:59.")
    return f"{hour:02d}:{minute:02d}"


def _days(text: str, line: str) -> list[int]:
    words = text.strip().rstrip(":").lower()
    if words in {"every day", "daily", "always"}:
        return list(_EVERY_DAY)
    days: set[int] = set()
    for part in re.split(r"\s*(?:,|and|&)\s*", words):
        ends = [_day(name, line) for name in re.split(r"\s*(?:-|–|to)\s*", part)]
        if len(ends) > 2:
            raise HoursUnreadable(f"“{line[:60]}” can’t be read. A line looks like: Mon-Fri 19:00-23:00")
        first, last = ends[0], ends[-1]
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return sorted(days)


def _day(name: str, line: str) -> int:
    for number, day in enumerate(DAYS):
        if len(name.strip()) >= 3 and name.strip().startswith(day.lower()):
            return number
    raise HoursUnreadable(f"“{name.strip()[:20]}” in “{line[:60]}” is no day. Write Mon, Tue, Wed …")


def write_hours(spans: Iterable[dict[str, Any]]) -> str:
    """Return `spans` as lines that `read_hours` reads."""
    return "\n".join(f"{_words(span['days'])} {span['from']}-{span['to']}" for span in spans)


def _words(days: list[int]) -> str:
    if tuple(days) == _EVERY_DAY:
        return "Every day"
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
    return ", ".join(DAYS[day] for day in days)
