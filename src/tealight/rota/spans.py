"""Stretches of time, as pairs of moments in UTC: joined, cut by one another, taken off. Pure."""

from collections.abc import Iterable
from datetime import datetime

Span = tuple[datetime, datetime]


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same time in as few stretches as it takes, in order."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def both(some: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Return the time that is in some and in others."""
    others = joined(others)
    return joined((max(a, c), min(b, d)) for a, b in joined(some) for c, d in others)


def without(some: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Return the time of some that is in none of the others."""
    left = list(joined(some))
    for start, end in joined(others):
        left = [piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]]
    return joined(left)
