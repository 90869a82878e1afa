"""For what something shared waits before others can read it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class MayWait(Protocol):
    """A story or a reply, as a model or as columns."""

    held_on: date | None
    appears_at: datetime | None


class Waiting(StrEnum):
    """For what it waits. NOTHING is false."""

    NOTHING = ""
    #: a person reads it first
    PERSON = "waits for a person to read it"
    #: its author let chance choose an hour
    HOUR = "appears by itself within a day"

    @classmethod
    def of(cls, held_on: date | None, appears_at: datetime | None) -> "Waiting":
        """Return for what something waits of which these columns are known."""
        if appears_at:
            return cls.HOUR
        return cls.PERSON if held_on else cls.NOTHING


def waiting(thing: MayWait) -> Waiting:
    """Return for what `thing` waits; in a list, its value is what is said of it."""
    return Waiting.of(thing.held_on, thing.appears_at)
