"""What screening says of a text. Every finding leads back to the writer's own letters."""

from dataclasses import dataclass

#: the kinds of danger, as the queue, the helplines and `tealight screen` name them
DANGERS = ("self-harm", "medical", "abuse", "psychosis", "other-person", "child-at-risk")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The letters that led to a finding: `text[start:end]`."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Danger:
    """Somebody may be in danger. `plan`: a plan, means or a goodbye is told, so that it waits (PRODUCT.md 1)."""

    kind: str
    plan: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A content note (its key in PRODUCT.md) that a text seems to ask for. Never tfmr."""

    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that may give its author away. `kind`: name, hospital, number, address, handle, medicine, provider."""

    kind: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Nudge:
    """A minimising phrase, and better words for it."""

    evidence: Evidence
    better: str


@dataclass(frozen=True, slots=True)
class Screened:
    """All that was found in a text; nothing found is the usual answer."""

    notes: tuple[Suggestion, ...] = ()
    danger: Danger | None = None
    leaks: tuple[Leak, ...] = ()
    nudges: tuple[Nudge, ...] = ()
