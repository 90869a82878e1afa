"""A database on a real disk for one test, with the settings of a real place.

Tests usually run on a database in memory, which has no write-ahead log, no freed pages and no
second writer. What is shown about those is shown here. On PostgreSQL nothing changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Disk:
    """The files of a place that now runs on a disk; `is_sqlite` is false on PostgreSQL."""

    directory: Path
    is_sqlite: bool

    def everything(self) -> bytes:
        """Every byte that lies on the disk: tables, indexes, freed pages, write-ahead logs."""
        return b"".join(path.read_bytes() for path in sorted(self.directory.iterdir()))

    def checkpoint(self) -> None:
        """Move the write-ahead log into the tables and empty it, as the place does from time to time."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.fixture
def disk(transactional_db, tmp_path) -> Iterator[Disk]:
    """Move this test's databases to files. Needs `databases` to hold default and ring."""
    from django.db import connections

    if connections["default"].vendor != "sqlite":
        yield Disk(tmp_path, False)
        return
    before = {alias: connections[alias] for alias in ("default", "ring")}
    names = {alias: connections.settings[alias]["NAME"] for alias in before}
    for alias, connection in before.items():
        file = tmp_path / f"{alias}.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        connections.settings[alias]["NAME"] = str(file)
        connections[alias] = connections.create_connection(alias)
        connections[alias].ensure_connection()
    try:
        yield Disk(tmp_path, True)
    finally:
        for alias, connection in before.items():
            connections[alias].close()
            connections.settings[alias]["NAME"] = names[alias]
            connections[alias] = connection
