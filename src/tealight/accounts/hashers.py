"""How passwords and recovery words are hashed."""

import unicodedata

from django.contrib.auth.hashers import (
    Argon2PasswordHasher,
    check_password,
    is_password_usable,
    make_password,
)


class Argon2(Argon2PasswordHasher):
    """Argon2id at 19 MiB, two passes, one lane (OWASP's figures).

    Django's default takes 100 MiB for each sign-in: four people at once would
    fill a small server, and everyone would be shut out.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1


class Hashed(str):
    """A hash ready to be kept, where a password could stand as well."""

    __slots__ = ()


def hashed(secret: str | None) -> Hashed:
    """Return the hash to keep for a password or recovery words; None can never be entered.

    Made before a transaction begins, where many wait for the database: it takes
    some thirty milliseconds. What is hashed already stays as it is.
    """
    if isinstance(secret, Hashed):
        return secret
    return Hashed(make_password(None if secret is None else _same(secret)))


def fits(secret: str, kept: str) -> bool:
    """Say whether `secret` is what `kept` was made of. Costs one hash, whatever `kept` holds."""
    if not kept or not is_password_usable(kept):
        make_password(_same(secret))
        return False
    return check_password(_same(secret), kept)


def _same(secret: str) -> str:
    # One keyboard writes é as one sign, another as two: to the person it is one password.
    return unicodedata.normalize("NFKC", secret)
