"""What a room puts into the index and takes out of it, always in its own action. Not an action itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime

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
        rows = [Passage(id=passage_id(hour), kind=kind, thing=thing, mask=mask) for mask in come]
        Passage.objects.bulk_create(rows)
        engine().add([(row.id, come[row.mask]) for row in rows])


def put_many(kind: str, things: Iterable[tuple[int, datetime, Words]]) -> None:
    """Put in the words of many new things, (thing, hour, words) each, of which nothing could be found before."""
    rows = [
        (Passage(id=passage_id(hour), kind=kind, thing=thing, mask=mask), fold(said))
        for thing, hour, words in things for mask, said in words.items()
    ]
    Passage.objects.bulk_create([row for row, _ in rows], 2000)
    engine().add([(row.id, words) for row, words in rows])
