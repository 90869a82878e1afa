"""What a room gives of a member's own for their export: sections of entries, with photos. Pure.

A room gives what the member wrote, chose or sent, and nothing of anybody else's: no reply of others,
no count of them, no title of another's story. Names of others stand only where the member's own
pages show them the same names.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG of the member's own. `read` returns its bytes, or None where it is not ready to be read."""

    read: Callable[[], bytes | None] = field(repr=False)
    alt: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: as a person reads it, and in `values` as a program does (JSON's own types)."""

    title: str = ""
    #: label and value, in order; a value that is empty is not shown
    facts: tuple[tuple[str, str], ...] = ()
    #: safe HTML, as the house's own renderer made it
    html: tuple[str, ...] = ()
    #: words as they were typed
    text: str = ""
    #: one line each
    lines: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the export. `entries` is asked anew for each reading, so that none keeps it all in memory."""

    #: of its files: small letters
    key: str
    title: str
    #: what stands in it, in one sentence
    about: str
    entries: Callable[[], Iterable[Entry]]
    #: each entry on a page of its own
    apart: bool = False
