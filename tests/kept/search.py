"""Looking through everything a place keeps for what it must not keep, in every shape it could lie there."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from tealight.kernel.crypto import envelope

_DIGESTS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s")


def everything(*directories: Path) -> bytes:
    """Every byte of every file below `directories` with its name, and every row of every table as text."""
    found = []
    for directory in directories:
        for path in sorted(directory.rglob("*")):
            found.append(str(path.relative_to(directory)).encode())
            if path.is_file():
                found.append(path.read_bytes())
    for alias in ("default", "ring"):
        with connections[alias].cursor() as cursor:
            for table in connections[alias].introspection.table_names(cursor):
                found.append(table.encode())
                found += _rows(cursor, table)
    return b"\n".join(found)


def _rows(cursor, table: str) -> Iterator[bytes]:
    """The rows of a table as one would read them; bytes as bytes, in hex too, as PostgreSQL writes them."""
    cursor.execute(f'SELECT * FROM "{table}"')
    for row in cursor.fetchall():
        for value in row:
            yield bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def shapes(mark: str) -> dict[str, bytes]:
    """`mark` in the shapes in which somebody might keep it: itself, encoded, or as a plain digest."""
    plain = mark.encode()
    found = {"as it is": plain, "in hex": plain.hex().encode(), "as UTF-16": mark.encode("utf-16-le")}
    for shift in range(3):  # base64 looks different at each of three places within a text
        whole = base64.b64encode(b"\0" * shift + plain)
        found[f"in base64 {shift}"] = whole[(0, 2, 3)[shift] : -4]
    for name in _DIGESTS:
        digest = hashlib.new(name, plain)
        found |= {name: digest.digest(), f"{name} in hex": digest.hexdigest().encode()}
    return found


def kept(marks: Iterable[str], lies: bytes) -> list[str]:
    """Which of `marks` lie there, and in which shape; small letters and capitals are one."""
    small = lies.lower()
    return [
        f"{mark} lies there {shape}"
        for mark in marks for shape, sign in shapes(mark).items()
        if sign in lies or sign.lower() in small
    ]  # fmt: skip


@contextmanager
def what_is_sealed(monkeypatch) -> Iterator[list[tuple[bytes, bytes]]]:
    """Within, note what is sealed, and as what: a seal hides from a thief, and not from whoever has the keys."""
    noted: list[tuple[bytes, bytes]] = []
    seal = envelope.seal

    def note(key, key_id, purpose, row, owner, plaintext):
        sealed = seal(key, key_id, purpose, row, owner, plaintext)
        noted.append((plaintext, sealed))
        return sealed

    with monkeypatch.context() as patch:
        patch.setattr(envelope, "seal", note)
        yield noted


def kept_sealed(marks: Iterable[str], noted: list[tuple[bytes, bytes]], lies: bytes) -> list[str]:
    """Which of `marks` lie there sealed."""
    return [
        f"{mark} lies there sealed"
        for mark in marks for plain, sealed in noted
        if mark.lower().encode() in plain.lower() and sealed in lies
    ]  # fmt: skip
