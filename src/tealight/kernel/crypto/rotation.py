"""A new master key wraps the whole ring, while the place serves (decision 0018).

Killed at any moment, it is taken up again by doing it again. Nothing is unreadable
meanwhile: an entry moves from the one key to the other in one step, and both are known
until the last has moved.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction

from tealight.kernel.crypto import master, ring
from tealight.kernel.crypto.models import RingEntry

#: entries moved at a time; who wants to write to the ring waits as long as they take
MOST = 100


class NotRotated(Exception):
    """The ring can not be moved as it is; the message is the operator's sentence. Nothing was changed."""


@contextmanager
def alone(directory: Path) -> Iterator[None]:
    """Let nobody else change the master key of this directory meanwhile; raises NotRotated if somebody does."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise NotRotated("The master key is being changed already, by another `tealight keys rotate`.") from None
        yield
    finally:
        os.close(handle)


def rotate_file(path: Path) -> Iterator[str]:
    """Change the master key in `path`, a step at each turn; each says what has been done.

    The caller holds `alone`. Whoever stops between two steps, or in one, loses nothing.
    """
    master.look_again()
    _require_whole()
    if not master.next_file(path).exists():
        master.make_next_file(path)
        yield "the next key is written"
    old, new = master.read_key_file(path), master.read_key_file(master.next_file(path))
    master.look_again()
    yield from move(old, new)
    # The old key goes last, when nothing needs it.
    master.put_in_place(path)
    master.look_again()
    yield "the old key is gone"


def move(old: bytes, new: bytes) -> Iterator[str]:
    """Wrap with `new` whatever `old` wraps, a step at each turn; raises NotRotated if something opens with neither."""
    _require_whole()
    ring.place_keys()
    # First the place's own entry: who makes keys from now on wraps them with the new one.
    with transaction.atomic(using="ring"):
        _move_entries([ring.place_entry()], old, new)
    yield "the place's own keys have moved"
    ids = list(RingEntry.objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(ids), MOST):
        with transaction.atomic(using="ring"):
            _move_entries(ids[start : start + MOST], old, new)
        yield f"{min(start + MOST, len(ids))} of {len(ids)} have moved"
    if ring.unopened((new,)):
        raise NotRotated("Not every key has moved; the old master key stays. Run `tealight keys rotate` again.")


def is_unfinished(path: Path | None) -> bool:
    """Return whether a change of the master key was begun and not finished.

    `path` is the key file; None where the environment gives the keys.
    """
    master.look_again()
    if path is not None and master.next_file(path).exists():
        return True
    return len(keys_in_use()) > 1


def keys_in_use() -> tuple[bytes, ...]:
    """Return which of this process's master keys wrap something; the only one, in an empty ring the first."""
    known = master.master_keys()
    if len(known) == 1:
        return known
    used = {ring.opener(entry, known) for entry in RingEntry.objects.iterator()}
    return tuple(key for key in known if key in used) or known[:1]


def _move_entries(ids: list[int], old: bytes, new: bytes) -> None:
    for entry in RingEntry.objects.select_for_update().filter(id__in=ids).order_by("id"):
        if ring.opener(entry, (new, old)) != old:
            continue
        keys = ring.unwrap(entry, old)
        # Changed, never saved anew: keys that were destroyed a moment ago must not come back.
        RingEntry.objects.filter(id=entry.id).update(
            owner_tag=ring.owner_tag(keys.owner, new), wrapped=ring.wrap(entry.id, keys.owner, keys.generations, new)
        )


def _require_whole() -> None:
    """What opens with no key we have would be lost with the old one, if that was its key after all."""
    faults = ring.verify()
    if faults:
        raise NotRotated(" ".join((*faults, "Nothing was changed; put the ring back from its copy first.")))
