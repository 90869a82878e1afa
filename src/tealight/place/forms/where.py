"""Countries and time zones to choose from, out of the tables Python's own time zones come with."""

from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[list[str]]:
    text = (files("tzdata.zoneinfo") / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Return (two-letter code, name in English) of every country, by name."""
    return tuple(sorted(((code, name) for code, name in _lines("iso3166.tab")), key=lambda entry: entry[1]))


@cache
def timezones() -> tuple[tuple[str, str], ...]:
    """Return (name, name as read) of the time zones people live in, by name."""
    names = sorted({"UTC", *(fields[2] for fields in _lines("zone.tab"))})
    return tuple((name, name.replace("_", " ")) for name in names)
