"""What a room puts into the index and takes out of it, always in its own action. Not an action itself."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from tealight.kernel.rows import insert
from tealight.search.engines import engine
from tealight.search.models import Passage, passage_id
from tealight.search.words import fold

#: mask of notes -> the plain words that carry them
Words = Mapping[int, str]


def put(kind: str, thing: int, hour: datetime, before: Words, after: Words) -> None:
    """Let what is found of a thing be `after` instead of `before`; {} is nothing.

    `before` must be what was put in last: the index holds no text to take it from.
    """
    gone = {mask: words for mask, words in before.items() if after.get(mask) != words}
    come = {mask: fold(words) for mask, words in after.items() if before.get(mask) != words}
    if gone:
        rows = Passage.objects.filter(kind=kind, thing=thing, mask__in=gone)
        engine().remove([(row.id, fold(gone[row.mask])) for row in rows])
        rows.delete()
    if come:
        _store([(Passage(kind=kind, thing=thing, mask=mask), hour, words) for mask, words in come.items()])


def take_many(kind: str, things: Mapping[int, Words]) -> None:
    """Let nothing of many things be found; `things` is what was put in last of each. In as many statements as for one."""
    rows = list(Passage.objects.filter(kind=kind, thing__in=list(things)))
    engine().remove([(row.id, fold(things[row.thing][row.mask])) for row in rows if row.mask in things[row.thing]])
    Passage.objects.filter(kind=kind, thing__in=list(things)).delete()


def put_many(kind: str, things: Iterable[tuple[int, datetime, Words]]) -> None:
    """Put in the words of many new things, (thing, hour, words) each, of which nothing could be found before."""
    _store([
        (Passage(kind=kind, thing=thing, mask=mask), hour, fold(said))
        for thing, hour, words in things for mask, said in words.items()
    ])


#: how often a key is drawn again; from half of it on, among those of the hours after
_DRAWN = 12


def _store(new: Sequence[tuple[Passage, datetime, str]]) -> None:
    """Store new passages, of an hour and with folded words each, under keys that are free.

    Keys are drawn at random, and two will meet; whoever is writing then must not be
    told that something went wrong.
    """
    rows: dict[int, tuple[Passage, datetime, str]] = {}
    for one in new:
        _draw(rows, one)
    for time in range(1, _DRAWN + 1):
        try:
            with transaction.atomic():
                insert(*(passage for passage, _, _ in rows.values()))
            break
        except IntegrityError:
            taken = Passage.objects.filter(id__in=list(rows)).values_list("id", flat=True)
            met = [rows.pop(number) for number in taken]
            if not met or time == _DRAWN:
                raise
            later = timedelta(hours=max(0, time - _DRAWN // 2))
            for passage, hour, words in met:
                _draw(rows, (passage, hour + later, words))
    # In the order of the index: out of order FTS5 begins a new piece of it with every row.
    engine().add([(number, rows[number][2]) for number in sorted(rows)])


def _draw(rows: dict[int, tuple[Passage, datetime, str]], one: tuple[Passage, datetime, str]) -> None:
    """Put `one` among `rows` under a key that none of them has."""
    passage, hour, _ = one
    drawn = 0
    while (number := passage_id(hour + timedelta(hours=drawn // _DRAWN))) in rows:
        drawn += 1
    passage.id = number
    rows[number] = one
