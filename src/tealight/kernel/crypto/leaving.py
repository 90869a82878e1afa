"""What is left in the ring of somebody who left and lets their anonymous words go one by one (decision 0021).

No row lists those words: a list would be their author's confession, on whichever day it is stolen.
Of the keys that could find them only the one that makes walk tags is kept, sealed in the ring with a
seed. From both follow, at any hour and nowhere written down, which faces were theirs and when each
is due. Their data key and everything else of their root is gone.
"""

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction

from tealight.kernel.crypto import master, ring
from tealight.kernel.crypto.keys import Generation
from tealight.kernel.crypto.models import RingEntry

#: hours over which they go
HOURS = 14 * 24
#: how many people can be leaving like this at a time; asked for by tag, as everything is that names nobody
SLOTS = 1024
_LABEL = "walk/v1"
_TERMS = struct.Struct(">16sIQ4x")
_NUMBER = struct.Struct(">Q")
_HOUR = 3600


def is_leaving(owner: int) -> bool:
    """Return whether an owner in the ring is somebody who left, of whose keys one is kept until their words are gone."""
    return ring.LEAVING <= owner < ring.CASES


class NoRoom(Exception):
    """So many people are leaving just now that one more has to wait; their keys stay until there is room."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody's words on their way out. It finds their faces and opens nothing."""

    slot: int = field(repr=False)
    tags: int = field(repr=False)
    began: datetime
    _seed: bytes = field(repr=False)
    _walks: tuple[bytes, ...] = field(repr=False)

    def walk_tags(self) -> list[bytes]:
        """Return the walk tags among which are those of every face they had."""
        return [_tag(walk, number) for walk in self._walks for number in range(self.tags)]

    def due(self, face: int) -> datetime:
        """Return the hour at which what was written under `face` goes: by chance, and the same whenever it is asked."""
        return self.began + timedelta(hours=1 + int.from_bytes(_tag(self._seed, face)[:8], "big") % HOURS)

    def is_over(self, now: datetime) -> bool:
        """Return whether the last is gone, with a day in which a place that was asleep can catch up."""
        return now >= self.began + timedelta(hours=HOURS + 24)


def destroy_but_walk(member_id: int, *, tags: int, now: datetime) -> None:
    """Destroy a member's keys, all but the one that finds their anonymous words, which goes with the last of these.

    One step: there is no moment at which both are there, or neither. Raises NoRoom.
    """
    with transaction.atomic(using="ring"):
        found = ring._find(member_id, locked=True)
        if found:
            terms = _TERMS.pack(os.urandom(16), tags, int(now.timestamp()) // _HOUR)
            generations = ring.unwrap(*found).generations
            _keep(tuple(Generation(g.number, g.for_tags(_LABEL), terms) for g in generations))
        ring.destroy_member_keys(member_id)


def leavings() -> list[Leaving]:
    """Return everybody whose words are on their way out."""
    return [_read(ring.unwrap(*row)) for row in _rows()]


def end(leaving: Leaving) -> None:
    """Destroy the last key of somebody whose words are gone."""
    ring.destroy_member_keys(ring.LEAVING + leaving.slot)


def _keep(generations: tuple[Generation, ...]) -> None:
    taken = {ring.unwrap(*row).owner for row in _rows()}
    for slot in range(ring.LEAVING, ring.LEAVING + SLOTS):
        if slot in taken:
            continue
        try:
            ring.keep_secrets(slot, generations)
        except IntegrityError:
            continue  # somebody else left in this moment
        return
    raise NoRoom


def _rows() -> list[tuple[RingEntry, bytes]]:
    master.look_again()
    tags = {ring.owner_tag(ring.LEAVING + slot, key): key for key in master.master_keys() for slot in range(SLOTS)}
    return [(row, tags[bytes(row.owner_tag)]) for row in RingEntry.objects.filter(owner_tag__in=list(tags))]


def _read(keys: ring.Keys) -> Leaving:
    seed, tags, hour = _TERMS.unpack(keys.generations[0].data)
    began = datetime.fromtimestamp(hour * _HOUR, UTC)
    return Leaving(keys.owner - ring.LEAVING, tags, began, seed, tuple(g.root for g in keys.generations))


def _tag(key: bytes, number: int) -> bytes:
    return hmac.new(key, _NUMBER.pack(number), hashlib.sha256).digest()
