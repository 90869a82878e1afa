"""The key ring: each owner's root and data key, wrapped by the master key."""

import hashlib
import hmac
import os
import struct
import time
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from tealight.kernel.crypto import envelope, master
from tealight.kernel.crypto.keys import Generation, Keys, SealBroken, _subkey
from tealight.kernel.crypto.models import RingEntry

FOREIGN = "The master key does not belong to this key ring."
PLACE = 0  # the owner of the site's own keys; members' ids start at 1
LEAVING = 1 << 60  # owners from here on are nobody's: what is left of who left (leaving.py); no member's id reaches so far
CASES = 1 << 61  # owners from here on are no people but cases (cases.py)
_ENTRY = struct.Struct(">I32s32s")
_OWNER = struct.Struct(">Q")

#: owner -> (read at, keys). A minute at most, so that keys destroyed in one
#: process are soon gone from the memory of the others; the next reading clears away the old.
_recent: dict[int, tuple[float, Keys]] = {}
REMEMBERED_SECONDS = 60
_RECENT_MOST = 4096


class KeysMissing(Exception):
    """The ring holds no keys for this owner: they were destroyed, or never made."""


class RingForeign(Exception):
    """No master key of this process opens this ring: nothing can be said of anybody's keys, and nothing is written."""


def owner_tag(owner: int, wrapping: bytes) -> bytes:
    """Return the tag under which the entry of `owner` stands, made with the master key `wrapping`."""
    key = _subkey(wrapping, "ring/owner")
    return hmac.new(key, _OWNER.pack(owner), hashlib.sha256).digest()


def wrap(entry_id: int, owner: int, generations: tuple[Generation, ...], wrapping: bytes) -> bytes:
    """Return an owner's secrets wrapped with the master key `wrapping` for the entry with id `entry_id`."""
    body = _OWNER.pack(owner) + b"".join(
        _ENTRY.pack(g.number, g.root, g.data) for g in generations
    )
    return envelope.seal(_subkey(wrapping, "ring/wrap"), 0, "ring", entry_id, PLACE, body)


def unwrap(entry: RingEntry, wrapping: bytes) -> Keys:
    """Open `entry`; SealBroken if it is not ours or stands under another's tag."""
    key = _subkey(wrapping, "ring/wrap")
    body = envelope.open_sealed(key, "ring", entry.id, PLACE, bytes(entry.wrapped))
    (owner,) = _OWNER.unpack_from(body)
    if not hmac.compare_digest(bytes(entry.owner_tag), owner_tag(owner, wrapping)):
        raise SealBroken("a key ring entry stands under another owner's tag")
    generations = tuple(Generation(*fields) for fields in _ENTRY.iter_unpack(body[_OWNER.size :]))
    return Keys(owner, generations)


def _find(owner: int, *, locked: bool = False) -> tuple[RingEntry, bytes] | None:
    """Return the entry of `owner` and the master key it is wrapped with, whichever of two that is."""
    for again in (False, True):
        # With two keys known one will soon be gone; a missing entry may be wrapped with one we do not know yet.
        if again or len(master.master_keys()) > 1:
            master.look_again()
        keys = {owner_tag(owner, key): key for key in master.master_keys()}
        rows = RingEntry.objects.select_for_update() if locked else RingEntry.objects
        entry = rows.filter(owner_tag__in=list(keys)).first()
        if entry is not None:
            return entry, keys[bytes(entry.owner_tag)]
    return None


def _require_ours() -> None:
    """Raise RingForeign if the ring is another's: an empty answer would look as if everybody had gone."""
    if _find(PLACE) is None and not is_empty():
        raise RingForeign


def fresh(number: int) -> Generation:
    """Return new random secrets, of the generation with this number."""
    return Generation(number, os.urandom(32), os.urandom(32))


def keep_secrets(owner: int, generations: tuple[Generation, ...] = ()) -> Keys:
    """Store the secrets of an owner who has none, fresh ones if none are given, wrapped by what wraps now."""
    with transaction.atomic(using="ring"):
        # The place's entry says which master key wraps now. Locked, it can not be changed before ours is
        # in: nobody's keys are left behind under a key that is about to be thrown away.
        found = _find(PLACE, locked=True)
        if found is None and not is_empty():
            raise RingForeign
        if found and _find(owner):
            raise IntegrityError("these keys are made already")
        key = found[1] if found else master.master_keys()[0]
        # While everybody's keys are made anew, whoever comes has new ones from the start.
        number = max(one.number for one in unwrap(*found).generations) if found else 1
        keys = Keys(owner, generations or (fresh(number),))
        entry = RingEntry(owner_tag=owner_tag(owner, key))
        entry.wrapped = wrap(entry.id, owner, keys.generations, key)
        entry.save(force_insert=True)
    return keys


def _make(owner: int) -> Keys:
    return keep_secrets(owner)


def _read(owner: int) -> Keys:
    found = _find(owner)
    if found is None:
        _require_ours()
        raise KeysMissing
    return unwrap(*found)


def keys_of(owners: Iterable[int]) -> dict[int, Keys]:
    """Return the keys of those who have some, read from the ring as it is now, and remembered nowhere. One statement."""
    master.look_again()
    wrapping = {owner_tag(owner, key): key for owner in owners for key in master.master_keys()}
    entries = RingEntry.objects.filter(owner_tag__in=list(wrapping))
    return {keys.owner: keys for keys in (unwrap(entry, wrapping[bytes(entry.owner_tag)]) for entry in entries)}


def _keys(owner: int) -> Keys:
    seen = _recent.get(owner)
    now = time.monotonic()
    if seen and now - seen[0] < REMEMBERED_SECONDS:
        return seen[1]
    for old in [one for one, (read_at, _) in list(_recent.items()) if now - read_at >= REMEMBERED_SECONDS]:
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
    place_keys()  # the first entry of a ring is the place's: it says whose ring this is
    return _make(member_id)


def member_keys(member_id: int) -> Keys:
    """Return the keys of a member; KeysMissing if they were destroyed, RingForeign if this is no ring of ours."""
    return _keys(member_id)


def destroy_member_keys(member_id: int) -> None:
    """Destroy a member's keys: all they sealed, everywhere, becomes noise."""
    with transaction.atomic(using="ring"):
        found = _find(member_id, locked=True)
        if found:
            found[0].delete()
        else:
            _require_ours()  # or somebody would be told that everything is gone while it lies in another ring
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


def read_again() -> None:
    """Read everybody's keys anew from here on."""
    _recent.clear()


def forget_recent() -> None:
    """Drop the keys held in this process's memory."""
    _recent.clear()
    master.forget_seen()


def unopened(keys: tuple[bytes, ...]) -> list[int]:
    """Return the ids of the entries that none of these master keys opens."""
    return [entry.id for entry in RingEntry.objects.order_by("id").iterator() if opener(entry, keys) is None]


def opener(entry: RingEntry, keys: tuple[bytes, ...]) -> bytes | None:
    """Return which of these master keys opens `entry`."""
    for key in keys:
        try:
            unwrap(entry, key)
        except SealBroken:
            continue
        return key
    return None


def owner_of(label: str, reference: bytes) -> int | None:
    """Return the member whose keys, of whichever generation, make `reference` as their tag for `label`.

    None if nobody's do: they were destroyed, and with them every way from the reference to the member.
    Goes through the whole ring, and always to its end: how long it takes says nothing of whom it found.
    The keys do not leave this room.
    """
    _require_ours()
    known, found = master.master_keys(), None
    for entry in RingEntry.objects.order_by("id").iterator():
        wrapping = opener(entry, known)
        keys = None if wrapping is None else unwrap(entry, wrapping)
        if keys is None or keys.owner == PLACE or keys.owner >= LEAVING:
            continue
        made = (Keys(keys.owner, (one,)).tag(label) for one in keys.generations)
        if any(hmac.compare_digest(tag, reference) for tag in made):
            found = keys.owner
    return found


def place_entry() -> int:
    """Return the id of the place's own entry, locked until the transaction ends."""
    found = _find(PLACE, locked=True)
    if found is None:
        raise RingForeign
    return found[0].id


def is_empty() -> bool:
    """Return whether the ring holds nobody's keys, not even the place's."""
    return not RingEntry.objects.exists()


def is_ours() -> bool:
    """Return whether a master key of this process opens this ring; an empty one is nobody's and so ours."""
    return _find(PLACE) is not None or is_empty()


def holds_any(members: list[int]) -> bool:
    """Return whether the ring holds keys of at least one of these members."""
    return any(_find(member) for member in members)


def verify() -> list[str]:
    """Return what is wrong with the ring, a sentence each; empty when all opens."""
    master.look_again()
    if not is_ours():
        return [FOREIGN]
    return [f"Key ring entry {entry} does not open." for entry in unopened(master.master_keys())]
