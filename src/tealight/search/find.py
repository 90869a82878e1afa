"""Which things hold the words somebody asked for; whether that reader may know of them is not known here."""

from collections.abc import Iterator
from dataclasses import dataclass

from tealight.search.engines import engine
from tealight.search.models import Passage
from tealight.search.words import Question

#: how many passages are looked at for one page; further back another page goes on
FURTHEST = 6000
#: how many of the newest answers are compared for the closest
COMPARED = 1500
#: twice a page: mostly enough to fill one, and read for nothing where it is not
_FIRST = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers: `thing` of `kind`, under the notes in `mask`. `place` is where to go on from."""

    place: int
    kind: str
    thing: int
    mask: int


def newest(asked: Question, before: int | None = None) -> Iterator[list[Hit]]:
    """Yield what answers, the newest hour first, in batches that grow; an end may be `FURTHEST`, not the last."""
    seen, most = 0, _FIRST
    while seen < FURTHEST:
        ids = engine().newest(asked, before, most)
        if ids:
            yield _hits(ids)
        if len(ids) < most:
            return
        seen, before, most = seen + len(ids), ids[-1], most * 3


def closest(asked: Question) -> Iterator[list[Hit]]:
    """Yield what answers best first, among the newest that answer."""
    ids, most = engine().closest(asked, COMPARED), _FIRST
    while ids:
        yield _hits(ids[:most])
        ids, most = ids[most:], most * 3


def _hits(ids: list[int]) -> list[Hit]:
    rows = Passage.objects.filter(id__in=ids).values_list("id", "kind", "thing", "mask")
    hits = {row[0]: Hit(*row) for row in rows}
    return [hits[number] for number in ids if number in hits]
