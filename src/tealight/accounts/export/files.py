"""The sealed file of an export, in the data directory: a random name, a rounded size, the day alone.

Its key is its own, and stands in the row, sealed with the data key of the one member it is of: with
the row's key the file is gone, whatever is left of its bytes. So it is unlinked and not written over:
whoever is fetching it that moment, on a slow line, has the rest of it still.
"""

import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from django.conf import settings

from tealight.kernel.crypto import Keys
from tealight.kernel.crypto.stream import Sealing, opened

_PURPOSE = "export"


def new_name() -> str:
    """Return a name for a file."""
    return secrets.token_hex(16)


def new_key() -> bytes:
    """Return a key for a file."""
    return secrets.token_bytes(32)


@contextmanager
def sealing(name: str, export: int, key: bytes, on: date) -> Iterator[Sealing]:
    """Give a file to write to. It is whole and safe on the disk after this; if anything fails, it is gone."""
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            sealed = Sealing(file, Keys.from_secret(key, export), _PURPOSE, export)
            yield sealed
            sealed.finish()
            file.flush()
            os.fsync(file.fileno())
        _settle(path, on)
    except BaseException:
        remove([name])
        raise


def opening(name: str, export: int, key: bytes) -> Iterator[bytes]:
    """Return what was written, piece by piece; FileNotFoundError or SealBroken at once if it does not open."""
    pieces = _pieces(name, export, key)
    first = next(pieces, b"")
    return _with_first(first, pieces)


def remove(names: Collection[str | None]) -> None:
    """Delete files; what is gone already, or never was, does no harm."""
    for name in names:
        if name:
            _path(name).unlink(missing_ok=True)


def lying() -> list[str]:
    """Return the names of all files there are, those no row knows among them."""
    return [path.name for path in _folder().glob("*")]


def _pieces(name: str, export: int, key: bytes) -> Iterator[bytes]:
    with _path(name).open("rb") as file:
        yield from opened(file, Keys.from_secret(key, export), _PURPOSE, export)


def _with_first(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _folder() -> Path:
    return settings.TEALIGHT.data / "exports"


def _path(name: str) -> Path:
    return _folder() / name


def _settle(path: Path, on: date) -> None:
    """Make the file outlast a power cut, and let it and its folder tell the day alone."""
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    moment = datetime.combine(on, time(), UTC).timestamp()
    for place in (path, path.parent):
        os.utime(place, (moment, moment))
