"""New roots and data keys for everybody after a theft, while the place serves (decision 0019).

Killed at any moment, it is taken up again by doing it again: the ring says how far it is, and a row by the
keys it names. Rows move in the order of their keys over the whole place, whoever owns them, so that
nightly copies do not show which changed together.
"""

from collections.abc import Callable, Collection, Iterator
from functools import partial
from secrets import token_bytes

from django.conf import settings
from django.utils.module_loading import import_string

from tealight.groups.actions.rekey_circles import rekey_circles
from tealight.groups.keys import SECRET_BYTES
from tealight.groups.queries.rekeying import (
    Secrets,
    Step,
    first_alone,
    newest_first,
    records_left,
    secrets_of_circles,
)
from tealight.kernel import clock
from tealight.kernel.crypto import SealBroken, generations
from tealight.kernel.viewer import System

_STOLEN = System("keys were stolen")
#: times everything is looked through for what was written under old keys meanwhile
_ROUNDS = 5
#: what holds the keys of circles; it is moved before a new one is put in
_RECORDS = "records of members"
_IN_RECORDS = "records with circles"


class NotRekeyed(Exception):
    """Something is under old keys still, and they stay; the message is the operator's sentence."""


def rekey(wait: Callable[[float], None]) -> Iterator[str]:
    """Make everybody's keys anew, a step at each turn; each says what has been done.

    `wait` takes seconds: after some of the steps every process has to learn of it.
    """
    generations.begin()
    yield "everybody has new keys beside the old ones"
    wait(generations.LEARNED_AFTER)
    generations.write_with_new()
    yield "what is written from now on is under the new keys"
    wait(generations.LEARNED_AFTER)
    moved = 0
    for _ in move_all(wait):
        moved += 1
        if not moved % 1000:
            yield f"{moved} things have moved"
    yield f"{moved} things have moved"
    left = left_over()
    if left:
        raise NotRekeyed(
            f"Under the old keys still: {', '.join(left)}. The old keys stay in the ring, nothing is unreadable."
            " Run `tealight keys rotate --after-theft` again."
        )
    for ending in import_string(settings.TEALIGHT_KEYED_ENDING):
        import_string(ending)(viewer=_STOLEN, now=clock.now())
    yield "everybody is signed out, and open links are over"
    for _ in let_old_keys_of_circles_go():
        pass
    generations.end()
    yield "the old keys are gone"


def move_all(wait: Callable[[float], None]) -> Iterator[tuple[str, int]]:
    """Move everything, one row at each turn; circles get their new keys before what is under these is moved."""
    yield from move((_RECORDS,))
    yield from give_circles_new_keys(wait)
    yield from move()


def give_circles_new_keys(wait: Callable[[float], None]) -> Iterator[tuple[str, int]]:
    """Let each circle write with a new key that all its people know, the record of one of them at each turn.

    As with everybody's own keys: it is looked for by all before anybody writes with it. Only once no
    record is sealed with stolen keys any more, or whoever has these would find the new one in it.
    """
    number = generations.everybody().place.generations[0].number
    drawn: dict[int, bytes] = {}  # where it was killed before, the records that had learned of it say the rest

    def with_new(circle: int, known: Secrets) -> Secrets:
        if number in known:
            return known
        if circle not in drawn:
            drawn[circle] = token_bytes(SECRET_BYTES)
        return {**known, number: drawn[circle]}

    for _ in range(_ROUNDS):
        known = secrets_of_circles(_STOLEN, generations.everybody())
        drawn |= {circle: held[number] for circle, held in known.items() if number in held}
        yield from _step(with_new)
        if all(len(held) == 1 for held in secrets_of_circles(_STOLEN, generations.everybody()).values()):
            return  # there are none, or what they had before is gone already
        wait(generations.LEARNED_AFTER)
        if not records_left(_STOLEN, generations.everybody(), with_new):
            break
    else:
        raise NotRekeyed("So many came into circles meanwhile that they did not get new keys. Run it again; nothing is unreadable.")
    yield from _step(newest_first)
    wait(generations.LEARNED_AFTER)


def let_old_keys_of_circles_go() -> Iterator[tuple[str, int]]:
    """Leave in records the key alone with which each circle writes, one record at each turn."""
    yield from _step(first_alone)


def _step(step: Step) -> Iterator[tuple[str, int]]:
    """Let every record take a step; again until none is left, as somebody may come into a circle meanwhile."""
    for _ in range(_ROUNDS):
        everybody = generations.everybody()
        if not records_left(_STOLEN, everybody, step):
            return
        # Of whoever is in no circle as well: the rows that change together would tell who is in one.
        for row in sorted(everybody.members):
            try:
                rekey_circles(viewer=_STOLEN, now=clock.now(), everybody=everybody, row=row, step=step)
            except SealBroken:
                continue  # damaged: what it held of circles is lost to its owner as well
            yield _IN_RECORDS, row


def move(only: Collection[str] = ()) -> Iterator[tuple[str, int]]:
    """Move whatever names old keys, or `only` some kinds of it, one row at each turn, until nothing does.

    What does not move is tried again, a few times.
    """
    for _ in range(_ROUNDS):
        none_left = True
        for kind, one in import_string(settings.TEALIGHT_KEYED).items():
            if only and kind not in only:
                continue
            everybody = generations.everybody()
            ask = partial(one.find, viewer=_STOLEN, everybody=everybody)
            for row, known in sorted(ask().items()):
                none_left = False
                try:
                    one.act(viewer=_STOLEN, now=clock.now(), everybody=everybody, row=row, known=known)
                except SealBroken:
                    continue  # damaged, or changed in this moment: it is asked for again, and counted in the end
                yield kind, row
        if none_left:
            return


def left_over() -> tuple[str, ...]:
    """Return what is under old keys still, kind by kind; the old keys may go when this is nothing."""
    everybody, kinds = generations.everybody(), import_string(settings.TEALIGHT_KEYED).items()
    counts = {kind: len(one.find(viewer=_STOLEN, everybody=everybody)) for kind, one in kinds}
    number = everybody.place.generations[0].number

    def written_with(circle: int, known: Secrets) -> Secrets:
        return known if next(iter(known)) == number else {}

    counts[_IN_RECORDS] = len(records_left(_STOLEN, everybody, written_with))
    return tuple(f"{count} {kind}" for kind, count in counts.items() if count)
