"""The append-only record: any later change to an entry shows."""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from tealight.kernel import clock
from tealight.ledger.models import Link

START = b"\0" * 32
_TURNS = 20  # writers at once on PostgreSQL; on SQLite they queue for the lock


def _hash(number: int, kind: str, on: date, digest: bytes, previous: bytes) -> bytes:
    head = json.dumps([number, kind, on.isoformat()]).encode()
    return hashlib.sha256(len(head).to_bytes(4, "big") + head + digest + previous).digest()


def commit_to(facts: dict, salt: bytes) -> bytes:
    """Return a digest of `facts` that cannot be guessed without `salt` (16 bytes)."""
    body = json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(salt + body).digest()


def append(kind: str, facts: dict, now: datetime) -> tuple[int, bytes]:
    """Add an entry that commits to `facts`; return its number and the salt.

    The caller keeps facts and salt where they may be erased. Runs in the
    caller's transaction; two writers at once take turns.
    """
    return append_many(kind, [facts], now)[0]


def append_many(kind: str, every: Sequence[dict], now: datetime) -> list[tuple[int, bytes]]:
    """As `append`, an entry for each of `every`, one after the other; in as many statements for many as for one."""
    on = clock.day(now)
    salted = [(os.urandom(16), facts) for facts in every]
    digests = [commit_to(facts, salt) for salt, facts in salted]
    for attempt in range(_TURNS):
        last = Link.objects.order_by("-number").first()
        links = _following(last, kind, on, digests)
        try:
            with transaction.atomic():
                Link.objects.bulk_create(links)
        except IntegrityError:
            if attempt + 1 == _TURNS:
                raise
        else:
            return [(link.number, salt) for link, (salt, _) in zip(links, salted, strict=True)]
    raise AssertionError("unreachable")


def _following(last: Link | None, kind: str, on: date, digests: list[bytes]) -> list[Link]:
    number, previous = (last.number, bytes(last.hash)) if last else (0, START)
    links = []
    for digest in digests:
        number += 1
        made = _hash(number, kind, on, digest, previous)
        links.append(Link(number=number, kind=kind, on=on, digest=digest, previous=previous, hash=made))
        previous = made
    return links


def verify() -> list[str]:
    """Return what is wrong with the record, a sentence each; empty when it is whole.

    A record cut off at its end cannot be told from a shorter one by its rows
    alone: `head()` is what the operator keeps elsewhere.
    """
    faults, previous, expected = [], START, 1
    for link in Link.objects.order_by("number").iterator():
        if link.number != expected:
            faults.append(f"Entries {expected} to {link.number - 1} of the record are missing.")
        if bytes(link.previous) != previous:
            faults.append(f"Entry {link.number} does not follow the one before it.")
        made = _hash(link.number, link.kind, link.on, bytes(link.digest), bytes(link.previous))
        if made != bytes(link.hash):
            faults.append(f"Entry {link.number} was changed after it was written.")
        previous, expected = bytes(link.hash), link.number + 1
    return faults


def digests(numbers: Iterable[int]) -> dict[int, bytes]:
    """Return number -> what that entry commits to, for those of `numbers` the record has. One statement."""
    rows = Link.objects.filter(number__in=list(numbers)).values_list("number", "digest")
    return {number: bytes(digest) for number, digest in rows}


def numbers_of(kinds: Collection[str]) -> list[int]:
    """Return the numbers of the entries of these kinds, in their order. One statement."""
    return list(Link.objects.filter(kind__in=kinds).order_by("number").values_list("number", flat=True))


def head() -> tuple[int, str]:
    """Return the number and hash of the newest entry; (0, "") when there is none."""
    last = Link.objects.order_by("-number").first()
    return (last.number, bytes(last.hash).hex()) if last else (0, "")
