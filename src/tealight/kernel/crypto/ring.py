"""The key ring: each owner's root and data key, wrapped by the master key."""

import hashlib
import hmac
import os
import struct
import time

from django.db import IntegrityError, transaction

from tealight.kernel.crypto import envelope
from tealight.kernel.crypto.keys import Generation, Keys, SealBroken, _subkey
from tealight.kernel.crypto.master import master_key
from tealight.kernel.crypto.models import RingEntry

PLACE = 0  # the owner of the site's own keys; members' ids start at 1
_ENTRY = struct.Struct(">I32s32s")
_OWNER = struct.Struct(">Q")

#: owner -> (read at, keys). A minute at most, so that keys destroyed in one
#: process are soon gone from the memory of the others; the next reading clears away the old.
_recent: dict[int, tuple[float, Keys]] = {}
_RECENT_SECONDS = 60
_RECENT_MOST = 4096


class KeysMissing(Exception):
    """The ring holds no keys for this owner: erased, or the wrong ring."""


def _owner_tag(owner: int) -> bytes:
    key = _subkey(master_key(), "ring/owner")
    return hmac.new(key, _OWNER.pack(owner), hashlib.sha256).digest()


def _wrap(entry_id: int, owner: int, generations: tuple[Generation, ...]) -> bytes:
    body = _OWNER.pack(owner) + b"".join(
        _ENTRY.pack(g.number, g.root, g.data) for g in generations
    )
    return envelope.seal(_subkey(master_key(), "ring/wrap"), 0, "ring", entry_id, PLACE, body)


def _unwrap(entry: RingEntry) -> Keys:
    """Open `entry`; SealBroken if it is not ours or stands under another's tag."""
    key = _subkey(master_key(), "ring/wrap")
    body = envelope.open_sealed(key, "ring", entry.id, PLACE, bytes(entry.wrapped))
    (owner,) = _OWNER.unpack_from(body)
    if not hmac.compare_digest(bytes(entry.owner_tag), _owner_tag(owner)):
        raise SealBroken("a key ring entry stands under another owner's tag")
    generations = tuple(Generation(*fields) for fields in _ENTRY.iter_unpack(body[_OWNER.size :]))
    return Keys(owner, generations)


def _make(owner: int) -> Keys:
    keys = Keys(owner, (Generation(1, os.urandom(32), os.urandom(32)),))
    entry = RingEntry(owner_tag=_owner_tag(owner))
    entry.wrapped = _wrap(entry.id, owner, keys.generations)
    with transaction.atomic(using="ring"):
        entry.save(force_insert=True)
    return keys


def _read(owner: int) -> Keys:
    entry = RingEntry.objects.filter(owner_tag=_owner_tag(owner)).first()
    if entry is None:
        raise KeysMissing
    return _unwrap(entry)


def _keys(owner: int) -> Keys:
    seen = _recent.get(owner)
    now = time.monotonic()
    if seen and now - seen[0] < _RECENT_SECONDS:
        return seen[1]
    for old in [one for one, (read_at, _) in list(_recent.items()) if now - read_at >= _RECENT_SECONDS]:
        _recent.pop(old, None)
    keys = _read(owner)
    if len(_recent) >= _RECENT_MOST:
        _recent.clear()
    _recent[owner] = (now, keys)
    return keys


def make_member_keys(member_id: int) -> Keys:
    """Make and store the keys of a new member, before the member's row exists.

    The ring commits first: a crash in between leaves keys nobody uses, never a
    member whose words cannot be opened.
    """
    return _make(member_id)


def member_keys(member_id: int) -> Keys:
    """Return the keys of a member; KeysMissing if they were destroyed."""
    return _keys(member_id)


def destroy_member_keys(member_id: int) -> None:
    """Destroy a member's keys: all they sealed, everywhere, becomes noise."""
    with transaction.atomic(using="ring"):
        RingEntry.objects.filter(owner_tag=_owner_tag(member_id)).delete()
    _recent.pop(member_id, None)


def place_keys() -> Keys:
    """Return the site's own keys, made at the first call."""
    try:
        return _keys(PLACE)
    except KeysMissing:
        try:
            _make(PLACE)
        except IntegrityError:
            pass  # another process made them a moment ago; theirs are read below
        return _keys(PLACE)


def forget_recent() -> None:
    """Drop the keys held in this process's memory."""
    _recent.clear()


def verify() -> list[str]:
    """Return what is wrong with the ring, a sentence each; empty when all opens."""
    entries = list(RingEntry.objects.all())
    if entries and not any(bytes(e.owner_tag) == _owner_tag(PLACE) for e in entries):
        return ["The master key does not belong to this key ring."]
    faults = []
    for entry in entries:
        try:
            _unwrap(entry)
        except SealBroken:
            faults.append(f"Key ring entry {entry.id} does not open.")
    return faults
