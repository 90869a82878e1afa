"""What a room puts into the index and takes out of it, always in its own action. Not an action itself."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

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


def put_many(kind: str, things: Iterable[tuple[int, datetime, Words]]) -> None:
    """Put in the words of many new things, (thing, hour, words) each, of which nothing could be found before."""
    _store([
        (Passage(kind=kind, thing=thing, mask=mask), hour, fold(said))
        for thing, hour, words in things for mask, said in words.items()
    ])


def _store(new: Sequence[tuple[Passage, datetime, str]]) -> None:
    """Store new passages, of an hour and with folded words each, under keys that are free.

    Keys are drawn at random, and in a place that is large and old two will meet one
    day; whoever is writing then must not be told that something went wrong.
    """
    for last in (False, False, True):
        rows: dict[int, tuple[Passage, str]] = {}
        for passage, hour, words in new:
            while (number := passage_id(hour)) in rows:
                pass
            passage.id = number
            rows[number] = (passage, words)
        try:
            with transaction.atomic():
                Passage.objects.bulk_create([passage for passage, _ in rows.values()])
        except IntegrityError:
            if last:
                raise
        else:
            # In the order of the index: out of order FTS5 begins a new piece of it with every row.
            engine().add([(number, rows[number][1]) for number in sorted(rows)])
            return
