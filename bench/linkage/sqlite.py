"""What a copy of SQLite's files tells: rows, the write-ahead log, freed pages, the order in the index."""

import sqlite3
import struct
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.linkage.evidence import NOBODY, Seen, Written, union

_LEAF, _INTERIOR = 0x0D, 0x05
#: row's table, its columns by name -> what it says
Reading = Callable[[str, dict[str, Any]], Seen]


class Stolen:
    """A copy of the file and its log; both are gone when the next is taken."""

    def __init__(self, file: Path, into: Path):
        into.mkdir(parents=True, exist_ok=True)
        self._file = into / "stolen.sqlite3"
        for end in ("", "-wal"):
            (into / f"stolen.sqlite3{end}").unlink(missing_ok=True)
            if Path(f"{file}{end}").exists():
                # By another process: a file that this one closes loses the locks SQLite holds on it here.
                subprocess.run(["cp", f"{file}{end}", into / f"stolen.sqlite3{end}"], check=True)
        (into / "stolen.sqlite3-shm").unlink(missing_ok=True)
        # Read before SQLite opens it: opening would carry the log over.
        self.base = self._file.read_bytes()
        log = into / "stolen.sqlite3-wal"
        self.log = log.read_bytes() if log.exists() else b""
        self._asking = sqlite3.connect(self._file)
        self._asking.text_factory = lambda raw: raw.decode(errors="replace")
        self.columns = {
            name: [row[1] for row in self._asking.execute(f'PRAGMA table_info("{name}")')]
            for (name,) in self._asking.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        }
        self.roots = dict(self._asking.execute("SELECT rootpage, name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"))

    def close(self) -> None:
        self._asking.close()

    def tables(self) -> list[str]:
        return list(self.columns)

    def rows(self, table: str) -> Iterator[tuple[int, None, dict[str, Any]]]:
        names = self.columns[table]
        for rowid, *values in self._asking.execute(f'SELECT rowid, * FROM "{table}"'):
            yield rowid, None, dict(zip(names, values, strict=True))

    def passages(self) -> dict[int, int]:
        """Return the row of the index -> what it finds."""
        return dict(self._asking.execute("SELECT id, thing FROM search_passage"))

    def pieces(self) -> list[int]:
        """Return the rows of the index that were written last, in the order in which they were.

        FTS5 begins a piece with each transaction. Those that were merged are in order of their keys,
        which says nothing.
        """
        first = self._asking.execute("SELECT block FROM search_words_data WHERE id = 10").fetchone()
        found = []
        for piece, page in newest_pieces(first[0] if first else b""):
            block = self._asking.execute("SELECT block FROM search_words_data WHERE id = ?", [piece << 37 | page]).fetchone()
            row = _first_row(block[0]) if block else None
            if row is not None:
                found.append(row)
        return found


def newest_pieces(structure: bytes) -> list[tuple[int, int]]:
    """Return (piece, its first page) of the pieces that were merged with no other yet, in the order they were written."""
    if len(structure) < 7:
        return []
    numbers, at = [], 4
    while at < len(structure):
        number, at = _varint(structure, at)
        numbers.append(number)
    levels, _, _, *rest = numbers
    if not levels:
        return []
    _, count, *rest = rest
    return [(rest[3 * n], rest[3 * n + 1]) for n in range(count)]


def _first_row(block: bytes) -> int | None:
    """Return the first row named on the first page of a piece."""
    try:
        length, at = _varint(block, 4)
        row, _ = _varint(block, at + length)
    except IndexError:
        return None
    return row


# ── pages ────────────────────────────────────────────────────────────────────────────────────────
class Pages:
    """Pages of a file as they are after the log, and the table each leaf belongs to."""

    def __init__(self, base: bytes, size: int):
        self.size, self.pages = size, {n + 1: base[n * size : (n + 1) * size] for n in range(len(base) // size)}

    def owners(self, roots: dict[int, str]) -> dict[int, str]:
        """Return leaf page -> table."""
        found: dict[int, str] = {}
        for root, table in roots.items():
            waiting = [root]
            while waiting:
                number = waiting.pop()
                page = self.pages.get(number, b"")
                head = 100 if number == 1 else 0
                if len(page) < head + 12:
                    continue
                if page[head] == _LEAF:
                    found[number] = table
                elif page[head] == _INTERIOR:
                    (count,) = struct.unpack_from(">H", page, head + 3)
                    waiting.append(struct.unpack_from(">I", page, head + 8)[0])
                    for cell in range(count):
                        (at,) = struct.unpack_from(">H", page, head + 12 + 2 * cell)
                        waiting.append(struct.unpack_from(">I", page, at)[0])
        return found


def page_size(base: bytes) -> int:
    (size,) = struct.unpack_from(">H", base, 16)
    return 65536 if size == 1 else size


def frames(log: bytes) -> Iterator[list[tuple[int, bytes]]]:
    """Yield the transactions of a log, oldest first, each as (page, its bytes); also those written over in part."""
    if len(log) < 32:
        return
    (size,) = struct.unpack_from(">I", log, 8)
    held: list[tuple[int, bytes]] = []
    # A log that begins again writes over its beginning; what stands behind that is older.
    is_old = [log[at + 8 : at + 16] != log[16:24] for at in range(32, len(log) - 24 - size + 1, 24 + size)]
    for age in (True, False):
        for frame, old in enumerate(is_old):
            if old is not age:
                continue
            at = 32 + frame * (24 + size)
            number, pages = struct.unpack_from(">II", log, at)
            held.append((number, log[at + 24 : at + 24 + size]))
            if pages:
                yield held
                held = []


def cells(page: bytes, number: int) -> dict[int, bytes]:
    """Return row number -> its bytes on a leaf of a table, as far as they stand on this page."""
    head = 100 if number == 1 else 0
    if len(page) < head + 8 or page[head] != _LEAF:
        return {}
    (count,) = struct.unpack_from(">H", page, head + 3)
    found = {}
    for cell in range(count):
        (at,) = struct.unpack_from(">H", page, head + 8 + 2 * cell)
        try:
            length, at = _varint(page, at)
            row, at = _varint(page, at)
        except IndexError:
            continue
        found[row] = page[at : min(at + length, len(page))]
    return found


def values(payload: bytes) -> list[Any]:
    """Return the columns of a row's bytes; None for what does not stand on the page."""
    try:
        end, at = _varint(payload, 0)
        kinds = []
        while at < end:
            kind, at = _varint(payload, at)
            kinds.append(kind)
    except IndexError:
        return []
    found: list[Any] = []
    for kind in kinds:
        length = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind] if kind < 10 else max(0, (kind - 12) // 2)
        part = payload[at : at + length]
        at += length
        if kind in (8, 9):
            found.append(kind - 8)
        elif 1 <= kind <= 6:
            found.append(int.from_bytes(part, "big", signed=True))
        elif kind >= 12:
            found.append(part if kind % 2 == 0 else part.decode(errors="replace"))
        else:
            found.append(None)
    return found


def written(stolen: Stolen, before: dict[int, bytes], reading: Reading, hour: int) -> list[Written]:
    """Return the transactions in the log of `stolen`; `before` are the pages of the copy before."""
    size = page_size(stolen.base)
    after = Pages(stolen.base, size)
    transactions = list(frames(stolen.log))
    for pages in transactions:
        after.pages.update(pages)
    owners = after.owners(stolen.roots)
    last = dict(before)
    told = []
    for pages in transactions:
        old, new, touched = {}, {}, []
        for number, page in pages:
            if (table := owners.get(number)) is not None:
                was, came = cells(last.get(number, b""), number), cells(page, number)
                old |= {(table, row): payload for row, payload in was.items()}
                new |= {(table, row): payload for row, payload in came.items()}
                if table == "accounts_member" and was == came:
                    touched += came.items()
            last[number] = page
        rows = [key for key in new if old.get(key) != new[key]] + [key for key in old if key not in new]
        seen = union(_row(stolen, *key, new.get(key, old.get(key)), reading) for key in rows)
        beside = union(_row(stolen, "accounts_member", row, payload, reading) for row, payload in touched).names
        told.append(Written(hour, seen, beside or NOBODY))
    before.clear()
    before.update(after.pages)
    return told


def _row(stolen: Stolen, table: str, row: int, payload: bytes, reading: Reading) -> Seen:
    columns = dict(zip(stolen.columns[table], values(payload), strict=False))
    if "id" in columns and columns["id"] is None:
        columns["id"] = row  # the key is the row's own number
    return reading(table, columns)


# ── what was given up ────────────────────────────────────────────────────────────────────────────
def given_up(base: bytes, known: Callable[[int], Seen]) -> tuple[int, list[Seen]]:
    """Return how many bytes of freed pages and gaps are not zero, and what each such place says."""
    size = page_size(base)
    pages = Pages(base, size).pages
    count, found = 0, []
    trunk = struct.unpack_from(">I", base, 32)[0]
    places = []
    while trunk in pages:
        following, leaves = struct.unpack_from(">II", pages[trunk], 0)
        places += [pages[n] for n in struct.unpack_from(f">{leaves}I", pages[trunk], 8) if n in pages]
        places.append(pages[trunk][8 + 4 * leaves :])
        trunk = following
    for number, page in pages.items():
        head = 100 if number == 1 else 0
        if page[head] == _LEAF:
            cell_count, start = struct.unpack_from(">HH", page, head + 3)
            gap = page[head + 8 + 2 * cell_count : start or size]
            if gap.count(0) != len(gap):
                places.append(gap)
    for place in places:
        nonzero = len(place) - place.count(0)
        if nonzero:
            count += nonzero
            said = union(known(int.from_bytes(place[at : at + width], "big")) for width in (6, 7, 8) for at in range(len(place) - width + 1))
            if said:
                found.append(said)
    return count, found


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = raw[at + step]
        if step == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    raise IndexError
