"""What stands behind a word found: which thing, and under which notes."""

import secrets
from datetime import datetime

from django.db import models

from tealight.kernel.ids import RandomIdField

#: random bits of a key below its hour: sixteen thousand passages an hour, more run over into the next.
#: The index keeps how far one key is from the next, for every word of a passage: ten bits more would
#: make it a sixth larger.
_CHANCE = 14


def passage_id(hour: datetime) -> int:
    """Return a new key for a passage of something shared at `hour`.

    The hour comes first, so that an index in order of keys is in order of hours:
    the newest twenty of a million are found by reading twenty. Inside the hour it
    is chance, as everywhere: a key tells what the row beside it tells anyway.
    """
    return int(hour.timestamp() // 3600) << _CHANCE | secrets.randbits(_CHANCE)


#: hours of a span
_SPAN = 720


def span_of(number: int) -> int:
    """Return the span of thirty days, counted from 1970, in which the hour of a key is."""
    return (number >> _CHANCE) // _SPAN


def start_of(span: int) -> int:
    """Return the lowest key of a span."""
    return (span * _SPAN) << _CHANCE


class Passage(models.Model):
    """The words of one thing that carry the same notes. The words themselves are in the engine's index."""

    id = RandomIdField()
    #: a kind of thing, as config/kinds.py names it
    kind = models.CharField(max_length=8)
    thing = models.BigIntegerField()
    #: mask of the notes on these words, and on the whole they belong to
    mask = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thing", "kind", "mask"], name="search_passage_once"),
        ]
