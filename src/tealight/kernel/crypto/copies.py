"""Copies of the ring, one a night, each gone before it is seven days old.

A ring that is lost takes every sealed word with it, so it has copies; a key that was destroyed
must be gone from all of them soon, so none is kept for longer. They lie beside the ring, which no
backup of the data takes along. A ring on a server is copied by whoever keeps the server.
"""

import os
import re
import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connections

#: after so many days at most, nothing opens any more what a destroyed key had sealed
DAYS = 7
_NAME = re.compile(r"ring-(\d{4}-\d\d-\d\d)\.sqlite3")


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy, and the night it was made."""

    file: Path
    day: date

    def is_old(self, today: date) -> bool:
        return (today - self.day).days >= DAYS

    def is_open_to_others(self) -> bool:
        return bool(self.file.stat().st_mode & 0o077)


def directory() -> Path:
    """Return where the copies lie."""
    return settings.TEALIGHT.ring_file.parent / "copies"


def on_a_server() -> bool:
    """Return whether the ring is no file of ours."""
    return connections["ring"].vendor != "sqlite"


def copies() -> list[Copy]:
    """Return the copies there are, the newest first."""
    if not directory().is_dir():
        return []
    named = ((file, _NAME.fullmatch(file.name)) for file in directory().iterdir())
    return sorted((Copy(f, date.fromisoformat(m[1])) for f, m in named if m), key=lambda c: c.day, reverse=True)


def copy_ring(today: date) -> None:
    """Copy the ring as it is now in place of today's copy, and overwrite those that are too old."""
    if on_a_server():
        return
    forget_old_copies(today)
    directory().mkdir(mode=0o700, parents=True, exist_ok=True)
    coming, file = directory() / "coming", directory() / f"ring-{today}.sqlite3"
    coming.unlink(missing_ok=True)
    os.close(os.open(coming, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    connections["ring"].ensure_connection()
    into = sqlite3.connect(coming)
    try:
        connections["ring"].connection.backup(into)
        # One file that is whole by itself, without a log beside it.
        into.execute("PRAGMA journal_mode=DELETE")
    finally:
        into.close()
    if file.exists():
        _overwrite(file)
    coming.replace(file)


def forget_old_copies(today: date) -> None:
    """Overwrite and delete the copies that are too old, and one that a killed process left half-made."""
    half = directory() / "coming"
    for file in [copy.file for copy in copies() if copy.is_old(today)] + ([half] if half.exists() else []):
        _overwrite(file)
        file.unlink()


def faults(today: date) -> list[str]:
    """Return what is wrong with the copies, a sentence each."""
    there = copies()
    found = [
        f"The copy of the key ring of {copy.day} is older than seven days and still opens what was erased since:"
        " is the worker running?"
        for copy in there if copy.is_old(today)
    ]
    found += [f"{copy.file} can be read by others; run: chmod 600 {copy.file}" for copy in there if copy.is_open_to_others()]
    if there and today - there[0].day > timedelta(days=2) and not on_a_server():
        found.append(f"The newest copy of the key ring is of {there[0].day}: is the worker running?")
    return found


def stands() -> str:
    """Return how many copies there are, in the operator's words."""
    if on_a_server():
        return "made by whoever keeps its server, none older than seven days"
    there = copies()
    if not there:
        return "none yet, the worker makes one each night"
    return f"{len(there)}, the newest of {there[0].day}"


def _overwrite(file: Path) -> None:
    with file.open("r+b") as old:
        size = os.fstat(old.fileno()).st_size
        for _ in range(0, size, 1 << 16):
            old.write(b"\0" * min(1 << 16, size - old.tell()))
        old.flush()
        os.fsync(old.fileno())
