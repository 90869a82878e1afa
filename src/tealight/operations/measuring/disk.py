"""How long the disk takes to keep something, and how much of it a place fills."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from tealight.operations.measuring.cost import at

_MIB = 1024 * 1024
_PIECE = b"\0" * 4096


@dataclass(frozen=True, slots=True)
class Synced:
    """How long it takes until four KiB written are kept, in ms."""

    p50_ms: float
    p99_ms: float


def synced(directory: Path, times: int = 200) -> Synced:
    """Write and sync so many times in `directory`, as a database does for each thing it says is saved."""
    file, waits = directory / "measured.tmp", []
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        for _ in range(times):
            began = time.perf_counter()
            os.write(handle, _PIECE)
            os.fsync(handle)
            waits.append(time.perf_counter() - began)
    finally:
        os.close(handle)
        file.unlink()
    return Synced(at(waits, 0.5) * 1000, at(waits, 0.99) * 1000)


def sizes() -> dict[str, float]:
    """Return part -> MiB on the disk: the database, what of it is the index for searching, and the rest of --data."""
    data = settings.TEALIGHT.data
    by_table = _sqlite() if connection.vendor == "sqlite" else _postgres()
    index = sum(size for name, size in by_table.items() if "search_" in name)
    words = sum(size for name, size in by_table.items() if name in {"stories_story", "stories_reply"})
    files = [data / f"tealight.sqlite3{end}" for end in ("", "-wal", "-shm")]
    database = sum(file.stat().st_size for file in files if file.exists()) or sum(by_table.values())
    free = _free()
    parts = {
        "stories and replies": words,
        "index for searching": index,
        "the database's other tables and indexes": database - words - index - free,
        "free inside the database": free,
        "pictures": under(data / "media"),
        "key ring": under(data / "ring"),
        "static files": under(data / "static"),
    }
    whole = sum(parts.values())
    # What others were measured with had words and no pictures.
    sums = {"all": whole, "all but pictures": whole - parts["pictures"]}
    return {name: size / _MIB for name, size in (parts | sums).items()}


def under(directory: Path) -> int:
    """Return the bytes of the files in `directory` and below; 0 where there is none."""
    return sum(file.stat().st_size for file in directory.rglob("*") if file.is_file())


def _sqlite() -> dict[str, int]:
    with connection.cursor() as cursor:
        # SQLite counts its own pages, unless it was built without (then all is "other").
        cursor.execute("SELECT 1 FROM pragma_module_list WHERE name = 'dbstat'")
        if cursor.fetchone() is None:
            return {}
        cursor.execute('SELECT name, pgsize FROM "dbstat" WHERE aggregate = TRUE')
        return dict(cursor.fetchall())


def _free() -> int:
    """Return the bytes SQLite keeps for what is written next: what was deleted, or moved by a new version."""
    if connection.vendor != "sqlite":
        return 0  # its files are not counted whole, and what is free in a table is counted with the table
    with connection.cursor() as cursor:
        pages, each = (cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_size"))
    return pages * each


def _postgres() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, CASE WHEN relkind = 'i' THEN pg_relation_size(oid)"
            " ELSE pg_table_size(oid) END FROM pg_class WHERE relkind IN ('r', 'i', 'm')"
            " AND relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname = 'pg_toast')"
        )
        return dict(cursor.fetchall())
