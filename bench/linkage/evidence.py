"""All that a thief knows in the end. No truth in it: who wrote what is kept elsewhere."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

Names = frozenset[int]
NOBODY: Names = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """A story or a reply as every member reads it. `author` is a member's number; None: anonymous."""

    id: int
    hour: int
    story: int
    persona: int
    author: int | None
    #: 0: for all members
    room: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What one row says beyond what is public: members, ids of other things, tags."""

    names: Names = NOBODY
    things: frozenset[int] = frozenset()
    marks: frozenset[bytes] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.names or self.things or self.marks)


@dataclass(frozen=True, slots=True)
class Change:
    """A row that came, changed or went between two copies. `order`: where the database keeps one (PostgreSQL's xmin)."""

    hour: int
    table: str
    how: str
    seen: Seen
    order: int | None = None


@dataclass(slots=True)
class Written:
    """One transaction as the write-ahead log holds it: what its pages say that they did not say before."""

    hour: int
    seen: Seen
    #: members whose rows stand on pages that were written without a change anyone could see
    beside: Names = NOBODY


@dataclass(slots=True)
class Evidence:
    """What was copied in all hours, as far as it can tell anything."""

    items: list[Item] = field(default_factory=list)
    #: when each member's account was there first
    joined: dict[int, int] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    #: per copy, the transactions of its write-ahead log in order
    logs: list[list[Written]] = field(default_factory=list)
    #: per copy, items in the order in which the index for searching took them in
    pieces: list[list[int]] = field(default_factory=list)
    #: what stands in pages and gaps that were given up
    remnants: list[Seen] = field(default_factory=list)
    #: bytes found there that are not zero
    remnant_bytes: int = 0
    #: what the log, names of files, mail and job rows say; `Change` where an hour is known
    lines: list[Seen] = field(default_factory=list)
    copies: int = 0

    def possible(self, item: Item) -> list[int]:
        """Return everyone who could have written `item`: who had an account by then."""
        return [member for member, hour in self.joined.items() if hour <= item.hour]

    def by_hour(self) -> dict[int, list[Item]]:
        """Return hour -> items of that hour."""
        found: dict[int, list[Item]] = defaultdict(list)
        for item in self.items:
            found[item.hour].append(item)
        return found


def union(many: Iterable[Seen]) -> Seen:
    """Return what all of `many` say together."""
    names, things, marks = set(), set(), set()
    for one in many:
        names |= one.names
        things |= one.things
        marks |= one.marks
    return Seen(frozenset(names), frozenset(things), frozenset(marks))
