"""The master key: one file of 0600, or the environment. It wraps the ring.

While it is being changed there are two: the one in use and the next one, in a file
beside it or from the environment. Either opens what it wrapped (decision 0018).
"""

import base64
import os
import secrets
from pathlib import Path

from django.conf import settings

#: what this process read last of the files; nothing until it had a reason to look again
_seen: tuple[bytes, ...] = ()


class KeyFileWrong(Exception):
    """The master key file cannot be used; the message says why, for the operator."""


def make_key_file(path: Path) -> None:
    """Write a new random master key to `path`, readable by its owner alone; FileExistsError where there is one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write_key(path, os.O_EXCL)
    _sync(path.parent)


def _write_key(path: Path, how: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(encode(secrets.token_bytes(32)) + "\n")
        file.flush()
        os.fsync(file.fileno())


def encode(key: bytes) -> str:
    """Return `key` as the text a key file or an environment variable holds."""
    return base64.urlsafe_b64encode(key).decode()


def decode(text: str) -> bytes:
    """Return the 32 bytes that `text` stands for; KeyFileWrong if it does not."""
    try:
        key = base64.urlsafe_b64decode(text.strip())
    except ValueError:
        raise KeyFileWrong("the master key is not base64 text") from None
    if len(key) != 32:
        raise KeyFileWrong(f"the master key has {len(key)} bytes; it must have 32")
    return key


def read_key_file(path: Path) -> bytes:
    """Return the master key in `path`; KeyFileWrong if others may read the file."""
    try:
        if path.stat().st_mode & 0o077:
            raise KeyFileWrong(f"{path.name} can be read by others; run: chmod 600 {path}")
        return decode(path.read_text())
    except FileNotFoundError:
        raise KeyFileWrong(f"there is no master key at {path}") from None
    except UnicodeDecodeError:
        raise KeyFileWrong("the master key is not base64 text") from None
    except OSError as fault:
        raise KeyFileWrong(f"{path} can not be read: {fault.strerror}") from None


# ── Two keys, while the one takes the other's place ──────────────────────────────────────────────
def next_file(path: Path) -> Path:
    """Return where the next master key lies until it takes the place of the one in `path`."""
    return path.with_name(path.name + ".next")


def make_next_file(path: Path) -> None:
    """Write a new random key beside the one in `path`: there whole, or not at all if we are killed."""
    unfinished = path.with_name(path.name + ".part")
    _write_key(unfinished, os.O_TRUNC)
    unfinished.rename(next_file(path))
    _sync(path.parent)


def master_keys() -> tuple[bytes, ...]:
    """Return every master key this process may use: the one in use, then the next one if there is one."""
    if _seen:
        return _seen
    coming = getattr(settings, "TEALIGHT_NEXT_MASTER_KEY", None)
    return (settings.TEALIGHT_MASTER_KEY, *([coming] if coming else []))


def look_again() -> None:
    """Read the key files anew: the key may have been changed since this process started.

    A process whose keys came from the environment learns of others by a restart only.
    """
    global _seen
    path = getattr(settings, "TEALIGHT_KEY_FILE", None)
    if path is None:
        return
    given = getattr(settings, "TEALIGHT_NEXT_MASTER_KEY", None)
    for _ in range(3):  # the one may take the other's place while we read
        try:
            # The next one first: read the other way round, it could be missed in both places.
            coming = read_key_file(next_file(path)) if next_file(path).exists() else given
            now = read_key_file(path)
        except KeyFileWrong:
            continue
        _seen = (now, coming) if coming and coming != now else (now,)
        return


def forget_seen() -> None:
    """Go back to the keys this process was started with."""
    global _seen
    _seen = ()


def master_key() -> bytes:
    """Return the master key in use now, also when it was changed after this process started."""
    look_again()
    return master_keys()[0]


def put_in_place(path: Path) -> None:
    """Let the next master key take the place of the one in `path`, in one step; the old one is overwritten."""
    with path.open("r+b") as old:
        size = len(old.read())
        os.replace(next_file(path), path)
        _sync(path.parent)
        old.seek(0)
        old.write(b"\0" * size)
        old.flush()
        os.fsync(old.fileno())


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
