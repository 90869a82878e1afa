"""Which things hold the words somebody asked for; whether that reader may know of them is not known here."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import islice

from tealight.search.engines import engine
from tealight.search.words import Question

#: how many passages are looked at for one page; further back another page goes on
FURTHEST = 6000
#: how many of the newest answers are compared for the closest
COMPARED = 1500
#: three times a page: mostly enough to fill one from what somebody may read. Then more at once.
_FIRST, _MORE = 60, 240


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers: `thing` of `kind`, under the notes in `mask`. `place` is where to go on from."""

    place: int
    kind: str
    thing: int
    mask: int


class Answers:
    """Batches of what answers, read as they are asked for. Close it, or the database may hold what it reads from."""

    def __init__(self, rows: Generator[tuple[int, str, int, int], None, None], furthest: int):
        self._rows, self._furthest = rows, furthest
        #: after the last batch: where another page goes on, None where nothing follows
        self.earlier: int | None = None

    def __iter__(self) -> Iterator[list[Hit]]:
        looked, most = 0, _FIRST
        while hits := [Hit(*row) for row in islice(self._rows, most)]:
            looked, most = looked + len(hits), _MORE
            if not hits[-1].kind:
                self.earlier = hits.pop().place
            elif looked >= self._furthest:
                self.earlier = hits[-1].place
            if hits:
                yield hits
            if self.earlier is not None:
                return

    def close(self) -> None:
        """Read no further."""
        self._rows.close()


def newest(asked: Question, before: int | None = None) -> Answers:
    """Return what answers, the newest hour first; it may end before the last, and another page goes on."""
    return Answers(engine().newest(asked, before), FURTHEST)


def closest(asked: Question) -> Answers:
    """Return what answers best first, among the newest that answer."""
    return Answers((row for row in engine().closest(asked, COMPARED)), COMPARED)
