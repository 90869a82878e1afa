"""Opening hours as values: read from plain lines, said in words, asked "open?".

Somebody may decide at three in the morning whether to ring. So hours are kept
as data and the words are made from them: the two cannot disagree.
"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FULL = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_MINUTES = 24 * 60

#: [first weekday, last weekday, opens, closes]: weekdays from Monday = 0, both
#: included; opens and closes are minutes after midnight, local time
Span = list[int]
ALWAYS: list[Span] = [[0, 6, 0, DAY_MINUTES]]

_LINE = re.compile(
    r"^\s*(?P<first>[A-Za-z]{3,9})(?:\s*[-–]\s*(?P<last>[A-Za-z]{3,9}))?"
    r"\s+(?P<opens>\d{1,2}:\d{2})\s*[-–]\s*(?P<closes>\d{1,2}:\d{2})\s*$"
)


class HoursUnreadable(ValueError):
    """A line of hours could not be read; `line` is what was typed."""

    def __init__(self, line: str):
        super().__init__(line)
        self.line = line


def read_hours(typed: str) -> list[Span] | None:
    """Return the hours in `typed`, one span a line; None for nothing typed.

    "always" or "24 hours" is any hour. A span past midnight is written as two
    lines. Raises HoursUnreadable with the line at fault.
    """
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if not lines:
        return None
    if len(lines) == 1 and lines[0].lower() in {"always", "24 hours", "any hour", "24/7"}:
        return [span.copy() for span in ALWAYS]
    return [_read_line(line) for line in lines]


def _read_line(line: str) -> Span:
    match = _LINE.match(line)
    if match is None:
        raise HoursUnreadable(line)
    first = _weekday(match["first"], line)
    last = _weekday(match["last"], line) if match["last"] else first
    opens, closes = _minutes(match["opens"], line), _minutes(match["closes"], line)
    if closes <= opens or last < first:
        raise HoursUnreadable(line)
    return [first, last, opens, closes]


def _weekday(typed: str, line: str) -> int:
    for number, name in enumerate(FULL):
        if name.lower().startswith(typed.lower()):
            return number
    raise HoursUnreadable(line)


def _minutes(typed: str, line: str) -> int:
    hour, minute = (int(part) for part in typed.split(":"))
    total = hour * 60 + minute
    if minute > 59 or total > DAY_MINUTES:
        raise HoursUnreadable(line)
    return total


def write_hours(spans: list[Span] | None) -> str:
    """Return the lines `read_hours` would read back as `spans`."""
    if not spans:
        return ""
    if spans == ALWAYS:
        return "always"
    return "\n".join(
        f"{_day_range(first, last, '-')} {_clock(opens)}-{_clock(closes)}"
        for first, last, opens, closes in spans
    )


def in_words(spans: list[Span] | None) -> str:
    """Return the hours as a person would say them; "" when nobody confirmed any."""
    if not spans:
        return ""
    if spans == ALWAYS:
        return "Any hour, every day"
    return "; ".join(
        f"{_day_range(first, last, '–')} {_clock(opens)}–{_clock(closes)}"
        for first, last, opens, closes in spans
    )


def is_open(spans: list[Span] | None, timezone: str, now: datetime) -> bool | None:
    """Return whether the published hours cover `now`; None when none are known.

    Public holidays are not known here, so a page never says more than "these are
    its hours".
    """
    if not spans:
        return None
    local = now.astimezone(ZoneInfo(timezone))
    minute = local.hour * 60 + local.minute
    return any(
        first <= local.weekday() <= last and opens <= minute < closes
        for first, last, opens, closes in spans
    )


def _day_range(first: int, last: int, dash: str) -> str:
    if (first, last) == (0, 6):
        return "Mon-Sun" if dash == "-" else "Every day"
    return DAYS[first] if first == last else f"{DAYS[first]}{dash}{DAYS[last]}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
