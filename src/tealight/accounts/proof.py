"""The signed note in the form of joining: how a machine is told from a person, kindly.

No picture puzzles, no third party. A browser with script works for a few seconds
while the person reads (proof of work). Without script the form must be twenty
seconds old, fewer may join from one address, and the first post is read by a
person. Nothing about anyone is kept.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.core import signing

#: leading zero bits of the sum a browser has to find: some thousands of tries
BITS = 14
#: seconds a form without script must be old, and any form may be at most
OLD_ENOUGH, TOO_OLD = 20, 4 * 60 * 60
_SALT = "tealight.accounts.join"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a form proves: worked for, aged, or neither."""

    is_worked: bool
    is_aged: bool
    #: seconds until it is old enough
    wait: int


def new_note(now: datetime) -> str:
    """Return a signed note for a fresh form."""
    return signing.dumps([secrets.token_urlsafe(12), int(now.timestamp())], salt=_SALT)


def weigh(note: str, work: str, now: datetime) -> Proof | None:
    """Return what a note and its work prove; None if the note is not ours or too old."""
    try:
        _, made_at = signing.loads(note, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    age = int(now.timestamp()) - made_at
    if not 0 <= age < TOO_OLD:
        return None
    return Proof(is_worked(note, work), age >= OLD_ENOUGH, max(0, OLD_ENOUGH - age))


def is_worked(note: str, work: str) -> bool:
    """Say whether `work` is a number that gives SHA-256("note.number") enough leading zeros."""
    if not work.isascii() or not work.isdigit() or len(work) > 12:
        return False
    digest = hashlib.sha256(f"{note}.{work}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - BITS) == 0
