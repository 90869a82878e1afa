"""Sealed files in the data directory: under random names, each with a key of its own thing.

Whoever copies the disk holds noise of rounded sizes, with no order and no hour: files and their
folders carry the day alone.
"""

import os
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings

from tealight.kernel.crypto import Keys

UPLOADS, PHOTOS = "uploads", "photos"
#: bytes of one piece of what is coming; with its length in front it fills a class of sealed sizes
PIECE = 2**20 - 4
#: how old a file is before it can be a stray: its row may be written a moment after it
_STRAY = timedelta(days=2)


def new_name() -> str:
    """Return a name for the files of one thing."""
    return secrets.token_hex(16)


def new_key() -> bytes:
    """Return a key for the files of one thing."""
    return secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class Box:
    """The files of one upload or photo: parts under one name, sealed with one key for one id."""

    folder: str
    id: int
    name: str
    key: bytes = field(repr=False)

    def put(self, part: str, content: bytes, on: date) -> None:
        """Write a part, whole and safe on the disk when this returns; one written before is replaced."""
        sealed = Keys.from_secret(self.key, self.id).seal(f"{self.folder}/{part}", self.id, content)
        path = self._path(part)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        coming = path.with_suffix(path.suffix + ".coming")
        with open(os.open(coming, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        _keep_the_day_alone(coming, on)
        coming.replace(path)
        _settle(path.parent, on)

    def get(self, part: str) -> bytes:
        """Return a part as it was put; FileNotFoundError if it is not there."""
        return Keys.from_secret(self.key, self.id).open(f"{self.folder}/{part}", self.id, self._path(part).read_bytes())

    def parts(self) -> list[str]:
        """Return the names of the parts that are here whole."""
        found = _folder(self.folder, self.name).glob(f"{self.name}.*")
        return sorted(path.name.partition(".")[2] for path in found if path.suffix != ".coming")

    def moved(self, on: date) -> "Box":
        """Return the same parts under another name and key; this one is still there, for whoever reads it now."""
        other = Box(self.folder, self.id, new_name(), new_key())
        for part in self.parts():
            other.put(part, self.get(part), on)
        return other

    def remove(self, *parts: str) -> None:
        """Delete parts, or without any named, all of them; what is gone already does no harm."""
        remove(self.folder, self.name, parts)

    def _path(self, part: str) -> Path:
        return _folder(self.folder, self.name) / f"{self.name}.{part}"


def remove(folder: str, name: str, parts: Collection[str] = ()) -> None:
    """Delete parts of what is called `name`, or all of it."""
    where = _folder(folder, name)
    for path in [where / f"{name}.{part}" for part in parts] or list(where.glob(f"{name}.*")):
        try:
            on = _day(path)
            path.unlink()
        except FileNotFoundError:
            continue
        _keep_the_day_alone(where, on)


def strays(folder: str, known: Collection[str], today: date) -> Iterator[str]:
    """Yield the names of files, some days old, that none of `known` is called.

    A process that was killed between a file and its row, or between a row and its
    file, leaves one. Without the row's key it is noise already.
    """
    oldest = _moment(today - _STRAY).timestamp()
    for path in (settings.TEALIGHT.data / "media" / folder).glob("*/*"):
        name = path.name.partition(".")[0]
        if name not in known and path.stat().st_mtime <= oldest:
            yield name


def _folder(folder: str, name: str) -> Path:
    return settings.TEALIGHT.data / "media" / folder / name[:2]


def _settle(directory: Path, on: date) -> None:
    """Make what was just written in `directory` outlast a power cut, and tell the day alone."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    for place in (directory, directory.parent):
        _keep_the_day_alone(place, on)


def _keep_the_day_alone(path: Path, on: date) -> None:
    moment = _moment(on).timestamp()
    os.utime(path, (moment, moment))


def _day(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def _moment(on: date) -> datetime:
    return datetime.combine(on, time(), UTC)
