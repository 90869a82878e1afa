"""The erasure journal: what was erased, by its random id, for as long as an old backup could bring it back.

It lies with the key ring, where no backup of the data takes it along. Who restores an old
backup beside today's ring has erased again, before anybody is let in, what was erased since
(`accounts/erasures.py`). It says of nothing whose it was. The day a line is forgotten is drawn by
chance, so that lines written on one day are not one group: they may be one person's.
"""

import secrets
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tealight.kernel.crypto.models import Erased

#: backups live thirty days; the margin is for those who are slow to delete one
KEPT_DAYS = 37
#: and up to as many more, by chance
_BLUR_DAYS = 14
#: ids asked for at a time
TOGETHER = 500


def note_erased(kind: str, things: Iterable[int], today: date) -> None:
    """Write down that these things of one kind are erased, before they are; noted before is as good.

    It is kept even if what follows fails: whoever asked for it has it done at the next start.
    """
    # Sorted by their random ids, so that not even the order of the rows is that of the deeds.
    Erased.objects.using("ring").bulk_create(
        [Erased(kind=kind, thing=thing, until=_until(today)) for thing in sorted(things)], ignore_conflicts=True
    )


def erased(kind: str) -> Iterator[list[int]]:
    """Yield the ids of what was erased of one kind, some hundred at a time."""
    ids = list(Erased.objects.filter(kind=kind).order_by("thing").values_list("thing", flat=True))
    for start in range(0, len(ids), TOGETHER):
        yield ids[start : start + TOGETHER]


def is_erased(kind: str, thing: int) -> bool:
    """Return whether the journal has a line about one thing."""
    return Erased.objects.filter(kind=kind, thing=thing).exists()


def forget_erased(today: date) -> None:
    """Forget what no backup can bring back any more."""
    Erased.objects.filter(until__lt=today).delete()


def _until(today: date) -> date:
    return today + timedelta(days=KEPT_DAYS + secrets.randbelow(_BLUR_DAYS + 1))
