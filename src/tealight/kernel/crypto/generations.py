"""New roots and data keys for everybody, step by step, while the place serves (decision 0019).

The order of an entry's generations says how far it is: the first writes, all of them are looked for.

    (old)       nothing has begun
    (old, new)  the new one is looked for, and nothing is written with it yet
    (new, old)  it writes
    (new)       nothing names the old one any more

Between two steps every process has to have learned of the first: keys are remembered for a minute. So
no process ever writes with a generation that another does not look for. The place's own entry takes the
first step before all others and the last one after them: it says whether there is something to finish.
What is kept of somebody who left is no pair of secrets, and stays until it goes, in two weeks (decision 0021).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import transaction

from tealight.kernel.crypto import master, ring
from tealight.kernel.crypto.cases import case_of
from tealight.kernel.crypto.keys import Generation, Keys, SealBroken
from tealight.kernel.crypto.leaving import is_leaving
from tealight.kernel.crypto.models import RingEntry

Generations = tuple[Generation, ...]
#: seconds after which every process has learned of a step, and what it wrote meanwhile is committed
LEARNED_AFTER = ring.REMEMBERED_SECONDS + 30


@dataclass(frozen=True, slots=True, repr=False)
class Everybody:
    """All keys at once, in the memory of the one process that moves what they seal. Its repr reveals nothing."""

    place: Keys
    members: dict[int, Keys] = field(default_factory=dict)
    cases: dict[int, Keys] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "<Everybody>"

    def slots(self, label: str, count: int) -> dict[bytes, tuple[int, int, bool]]:
        """Return tag -> (member, slot, whether it is of a generation that does not write) of every slot."""
        found = {}
        for member, keys in self.members.items():
            for place, tag in enumerate(keys.slots(label, count)):
                found[tag] = (member, place % count, place >= count)
            keys.forget_derived()  # of everybody at once it would be a lot to remember
        return found


def everybody() -> Everybody:
    """Return the keys of all who have some, read from the ring as it is now."""
    found = dict(_all())
    place = found.pop(ring.PLACE)
    cases = {case_of(owner): found.pop(owner) for owner in [*found] if owner >= ring.CASES}
    return Everybody(place, found, cases)


def is_unfinished() -> bool:
    """Return whether keys were begun to be made anew and old ones are still in the ring."""
    return len(_place().generations) > 1


def begin() -> None:
    """Draw a new generation for everybody, to be looked for from now on. Begun before, it is gone on with."""
    if not is_unfinished():
        _change([_place_entry()], lambda keys: (*keys.generations, ring.fresh(_highest(keys) + 1)))
    number = _highest(_place())

    def with_new(keys: Keys) -> Generations:
        return keys.generations if _highest(keys) >= number else (*keys.generations, ring.fresh(number))

    _change(_entries(), with_new)


def write_with_new() -> None:
    """Let everybody's newest generation be the one that writes."""

    def newest_first(keys: Keys) -> Generations:
        return tuple(sorted(keys.generations, key=lambda generation: -generation.number))

    _change(_entries(), newest_first)


def end() -> None:
    """Let the old generations go: what they sealed, and the tags they made, are noise from here on."""
    place = _place_entry()
    _change([entry for entry in _entries() if entry != place], _only_first)
    _change([place], _only_first)


def _only_first(keys: Keys) -> Generations:
    return keys.generations[:1]


def _highest(keys: Keys) -> int:
    return max(generation.number for generation in keys.generations)


def _place() -> Keys:
    ring.read_again()
    return ring.place_keys()


def _all() -> Iterator[tuple[int, Keys]]:
    master.look_again()
    for entry in RingEntry.objects.iterator():
        keys = _open(entry)[0]
        if not is_leaving(keys.owner):
            yield keys.owner, keys


def _entries() -> list[int]:
    return list(RingEntry.objects.order_by("id").values_list("id", flat=True))


def _place_entry() -> int:
    with transaction.atomic(using="ring"):
        return ring.place_entry()


def _open(entry: RingEntry) -> tuple[Keys, bytes]:
    """Return what is in an entry, and the master key that wraps it; SealBroken if we have none that does."""
    key = ring.opener(entry, master.master_keys())
    if key is None:
        raise SealBroken(f"key ring entry {entry.id} does not open")
    return ring.unwrap(entry, key), key


def _change(ids: list[int], to: Callable[[Keys], Generations]) -> None:
    """Give each entry other generations, one in a transaction: whoever reads or makes keys waits for one alone."""
    master.look_again()
    for entry_id in ids:
        with transaction.atomic(using="ring"):
            entry = RingEntry.objects.select_for_update().filter(id=entry_id).first()
            if entry is None:
                continue
            keys, key = _open(entry)
            generations = keys.generations if is_leaving(keys.owner) else to(keys)
            if generations != keys.generations:
                # Changed, never saved anew: keys that were destroyed a moment ago must not come back.
                RingEntry.objects.filter(id=entry_id).update(wrapped=ring.wrap(entry_id, keys.owner, generations, key))
    ring.read_again()
