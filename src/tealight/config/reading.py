"""How the text of a setting is read. Each raises ValueError with the rest of a sentence."""

from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def switch(text: str) -> bool:
    if text.lower() in {"1", "yes", "true", "on"}:
        return True
    if text.lower() in {"0", "no", "false", "off", ""}:
        return False
    raise ValueError("must be yes or no")


def port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise ValueError("must be a number from 1 to 65535")
    return int(text)


def count(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) <= 64:
        raise ValueError("must be a number from 1 to 64")
    return int(text)


def directory(text: str) -> Path:
    return Path(text).expanduser().absolute()


def names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def public_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must look like https://our-place.example")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError("must be the bare address, without a path")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ValueError("must begin with https://, for people write here what nobody may read on the way")
    return text.rstrip("/")


def database(text: str) -> str:
    if urlsplit(text).scheme not in {"postgres", "postgresql"}:
        raise ValueError("must look like postgresql://user:password@host/name (without it, SQLite is used)")
    if not urlsplit(text).path.strip("/"):
        raise ValueError("names no database after the host")
    return text


def ring(text: str) -> str:
    if urlsplit(text).scheme == "file" and urlsplit(text).path:
        return text
    return database(text)


def smtp(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("must look like smtp://user:password@host:587 (or smtps://…:465)")
    return text


def key(text: str) -> str:
    if len(text) < 32:
        raise ValueError("must be at least 32 characters long")
    return text
