"""Who copies the place at every full hour, without the key ring, and keeps what may tell something."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.linkage import sqlite
from bench.linkage.evidence import Evidence, Seen
from bench.linkage.rows import Rows, numbers
from bench.linkage.running import BEGIN

#: hours between two looks at every byte that was given up
_FREED_EVERY = 12


class Thief:
    """Follows the place from hour to hour; `evidence` is all that is kept."""

    def __init__(self, where: Path):
        self.evidence = Evidence()
        self.rows = Rows(self.evidence, BEGIN)
        self.members: dict[int, tuple[int, int]] = {}
        #: mail as it left the place, and how much of it was read; whose an address is a thief is taken to know
        self.mail: list[tuple[str, str]] = []
        self._read = 0
        self._where = where
        self._pages: dict[int, bytes] = {}
        self._files: dict[str, tuple[int, float]] = {}
        self._log = _Lines()
        logging.getLogger("tealight").addHandler(self._log)
        logging.getLogger("tealight").propagate = False

    def take(self, hour: int) -> None:
        """Copy all there is, at the end of `hour`."""
        from django.db import connection

        self.rows.members = self.members
        if connection.vendor == "sqlite":
            self._sqlite(hour)
        else:
            self.rows.take(Postgres(connection), hour)
        self._lines(hour)

    def _sqlite(self, hour: int) -> None:
        from django.conf import settings

        stolen = sqlite.Stolen(Path(settings.DATABASES["default"]["NAME"]), self._where / "stolen")
        try:
            self.rows.take(stolen, hour)
            self.evidence.logs.append(sqlite.written(stolen, self._pages, self.rows.seen, hour))
            things = stolen.passages()
            self.evidence.pieces.append([things[row] for row in stolen.pieces() if row in things])
            if hour % _FREED_EVERY == _FREED_EVERY - 1:
                count, found = sqlite.given_up(stolen.base, self._known)
                self.evidence.remnant_bytes += count
                self.evidence.remnants += found
        finally:
            stolen.close()

    def _known(self, number: int) -> Seen:
        if number in self.rows.known:
            return Seen(names=frozenset({self.rows.known[number]}))
        return Seen(things=frozenset({number})) if number in self.rows.items else Seen()

    def _lines(self, hour: int) -> None:
        """Read the log, and the files that came, changed or went, with their sizes and times."""
        from django.conf import settings

        said = self._log.taken()
        now = {
            entry.path: (entry.stat().st_size, entry.stat().st_mtime)
            for entry in _files(Path(settings.TEALIGHT.data) / "media")
        }
        said += [f"{path} {size} {time}" for path, (size, time) in now.items() if self._files.get(path) != (size, time)]
        self._files = now
        said += [f"{_named(address, self.members)} {words}" for address, words in self.mail[self._read :]]
        self._read = len(self.mail)
        for line in said:
            names = {self.rows.known[number] for number in numbers(line) if number in self.rows.known}
            things = {number for number in numbers(line) if number in self.rows.items}
            if names or things:
                self.evidence.lines.append(Seen(frozenset(names), frozenset(things)))


def _named(address: str, members: dict[int, tuple[int, int]]) -> str:
    """Return the pen name of whose address it is, as their number."""
    number = address.removeprefix("reader").partition("@")[0]
    return str(members[int(number)][1]) if number.isdecimal() and int(number) in members else ""


class _Lines(logging.Handler):
    """The log as an operator's disk keeps it."""

    def __init__(self):
        super().__init__()
        self._said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())

    def taken(self) -> list[str]:
        said, self._said = self._said, []
        return said


class Postgres:
    """Rows with what PostgreSQL keeps beside each: in which transaction it was written."""

    def __init__(self, connection):
        self._connection = connection

    def tables(self) -> list[str]:
        return self._connection.introspection.table_names()

    def rows(self, table: str) -> Iterator[tuple[Any, int, dict[str, Any]]]:
        with self._connection.cursor() as cursor:
            cursor.execute(f'SELECT xmin::text::bigint, ctid::text, xmax::text, * FROM "{table}"')
            names = [column.name for column in cursor.description][3:]
            for order, _, ended, *values in cursor:
                row = dict(zip(names, values, strict=True))
                # A lock leaves its mark on a row as a change does.
                yield row.get("id", tuple(map(repr, values))), max(order, int(ended)), row


def _files(where: Path) -> Iterator[os.DirEntry]:
    if where.exists():
        for entry in os.scandir(where):
            if entry.is_dir():
                yield from _files(Path(entry.path))
            else:
                yield entry
