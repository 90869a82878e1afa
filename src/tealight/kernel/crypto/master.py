"""The master key: one file of 0600, or the environment. It wraps the ring."""

import base64
import os
import secrets
from pathlib import Path

from django.conf import settings


class KeyFileWrong(Exception):
    """The master key file cannot be used; the message says why, for the operator."""


def make_key_file(path: Path) -> None:
    """Write a new random master key to `path`, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
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


def master_key() -> bytes:
    """Return the master key this process was started with."""
    return settings.TEALIGHT_MASTER_KEY
