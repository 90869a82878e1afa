"""What changed from one copy to the next, and whom a changed row names.

A row is looked at without knowing what its columns mean: any number, wherever it stands, that is a
member or their pen name counts as naming them. So a column that nobody thought of is found too.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Protocol

from bench.linkage.evidence import Change, Evidence, Item, Seen

_NUMBERS = re.compile(r"\d{6,16}")
#: bytes of what may be somebody's number rather than a tag or something sealed
_SHORT = 24
#: behind the name of a table: rows that say the same as before, but were written or locked
UNSEEN = ", columns of the system"
#: behind the name of a table: rows of which nothing changed but sealed bytes, and not their number
SEALED = ", sealed"
#: bytes of what is sealed rather than a tag
_LONG = 64
#: columns every member can read on a page: they tell a thief nothing that public pages do not
PUBLIC = {
    "stories_story": {"persona_id", "title", "excerpt", "source", "parts", "pictures", "group_id", "answered_on", "hour"},
    "stories_reply": {"persona_id", "source", "parts", "pictures", "hour"},
    "accounts_persona": {"name", "name_key", "line"},
}
#: the row of a member, or of a pen name, is named by its own key: that it is there is public
OWN_KEY = {"accounts_member": {"id", "persona_id"}, "accounts_persona": {"id"}}
#: the engine's own tables are read by `sqlite.pieces`
_LEFT = re.compile(r"search_words|sqlite_|django_migrations|wagtail|auth_permission|django_content_type")


class Copy(Protocol):
    """One copy of a database."""

    def tables(self) -> Iterable[str]: ...
    def rows(self, table: str) -> Iterator[tuple[Any, int | None, dict[str, Any]]]: ...


class Rows:
    """Follows a database from copy to copy, and adds to `evidence` what changed."""

    def __init__(self, evidence: Evidence, begin: datetime):
        self.evidence, self._begin = evidence, begin
        #: member id or pen name's id -> number of the member; filled by whoever reads what is public
        self.known: dict[int, int] = {}
        self.members: dict[int, tuple[int, int]] = {}
        #: stories and replies known so far
        self.items: set[int] = set()
        self._before: dict[str, dict[Any, tuple[int, int, Seen, int | None]]] = {}

    def take(self, copy: Copy, hour: int) -> None:
        """Compare `copy`, taken at the end of `hour`, with the one before."""
        for number, (member, persona) in self.members.items():
            if number not in self.evidence.joined:
                self.evidence.joined[number] = hour
                self.known[member] = self.known[persona] = number
        for table in copy.tables():
            if not _LEFT.match(table):
                self._table(copy, table, hour)
        self.evidence.copies += 1

    def _table(self, copy: Copy, table: str, hour: int) -> None:
        before, now = self._before.get(table, {}), {}
        for key, order, row in copy.rows(table):
            mark, clear = _marks(row)
            old = before.get(key)
            if old is not None and old[0] == mark:
                now[key] = (mark, clear, old[2], order)
                if order != old[3]:
                    self._add(hour, f"{table}{UNSEEN}", "changed", old[2], order)
                continue
            if old is not None and old[1] == clear:
                now[key] = (mark, clear, old[2], order)
                self._add(hour, f"{table}{SEALED}", "changed", old[2], order)
                continue
            self._read_item(table, row)
            seen = self.seen(table, row)
            now[key] = (mark, clear, seen, order)
            both = seen if old is None or old[2] == seen else _both(old[2], seen)
            self._add(hour, table, "new" if old is None else "changed", both, order)
        for key in before.keys() - now.keys():
            self._add(hour, table, "gone", before[key][2], None)
        self._before[table] = now

    def _add(self, hour: int, table: str, how: str, seen: Seen, order: int | None) -> None:
        if seen:
            self.evidence.changes.append(Change(hour, table, how, seen, order))

    def seen(self, table: str, row: dict[str, Any]) -> Seen:
        """Return what a row says beyond what is public."""
        names, things, marks = set(), set(), set()
        public = PUBLIC.get(table, ())
        own = OWN_KEY.get(table, ())
        for column, value in row.items():
            if column in public:
                continue
            for number in numbers(value):
                if number in self.known:
                    names.add(self.known[number])
                elif column not in own or table == "accounts_persona":
                    things.add(number)
            if isinstance(value, bytes | memoryview) and len(value) == 32:
                marks.add(bytes(value))
        return Seen(frozenset(names), frozenset(things), frozenset(marks))

    def _read_item(self, table: str, row: dict[str, Any]) -> None:
        if table not in ("stories_story", "stories_reply") or row["id"] in self.items:
            return
        if table == "stories_story" and row["audience"] not in ("members", "group", "anyone"):
            return
        self.items.add(row["id"])
        self.evidence.items.append(Item(
            id=row["id"], hour=self.hour_of(row["hour"]), story=row.get("story_id") or row["id"],
            persona=row["persona_id"], author=self.known.get(row["persona_id"]), room=row.get("group_id") or 0,
        ))

    def hour_of(self, value: Any) -> int:
        """Return the hour, counted from the beginning, that a column holds."""
        at = datetime.fromisoformat(value) if isinstance(value, str) else value
        at = at if at.tzinfo else at.replace(tzinfo=self._begin.tzinfo)
        return int((at - self._begin).total_seconds() // 3600)


def numbers(value: Any) -> Iterable[int]:
    if isinstance(value, bool) or value is None:
        return ()
    if isinstance(value, int):
        return (value,) if value > 99_999 else ()
    if isinstance(value, str):
        return [int(found) for found in _NUMBERS.findall(value)]
    if isinstance(value, bytes | memoryview) and len(value) <= _SHORT:
        raw = bytes(value)
        return [*numbers(raw.decode("latin-1")), *([int.from_bytes(raw, "big")] if 3 < len(raw) <= 8 else ())]
    if isinstance(value, dict | list):
        return [int(found) for found in _NUMBERS.findall(repr(value))]
    return ()


def _marks(row: dict[str, Any]) -> tuple[int, int]:
    """Return a mark of all that a row says, and one of what it says to whoever opens nothing: of what is sealed the size."""
    values = [_hashed(value) for value in row.values()]
    clear = (len(value) if isinstance(value, bytes) and len(value) > _LONG else value for value in values)
    return hash(tuple(values)), hash(tuple(clear))


def _hashed(value: Any) -> Any:
    if isinstance(value, memoryview):
        return bytes(value)
    return repr(value) if isinstance(value, dict | list) else value


def _both(old: Seen, new: Seen) -> Seen:
    return Seen(old.names | new.names, old.things | new.things, old.marks | new.marks)
