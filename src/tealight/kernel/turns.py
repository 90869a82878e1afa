"""How often one member may do a thing; in memory, and only for a while.

No row, file or log holds a count of somebody's: beside anonymous words it would be a list of who wrote when
(PRIVACY, "Anonymous writing" 4). A count stands under a hash with a random salt; salts are thrown away with
all that was counted under them a day or two later, or when the process ends. Several processes count each for
themselves.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

_A_DAY = timedelta(days=1)
_MOST_KEPT = 50_000
#: times kept of one count: no bound is asked about that is larger
MOST = 500


@dataclass(frozen=True, slots=True)
class Bound:
    """At most `most` times in `per`, of what is counted under `of`: who, what, and under which kind of name."""

    of: tuple[int | str, ...]
    most: int
    per: timedelta


class Turns:
    """What members did lately, as far as it is bounded."""

    def __init__(self):
        self._lock = Lock()
        self.forget()

    def wait(self, bounds: Iterable[Bound], now: datetime) -> timedelta | None:
        """Return how long it takes until one more is within every one of `bounds`; None if it is now."""
        waits = []
        with self._lock:
            for bound in bounds:
                times = [at for at in self._times(bound, now) if timedelta() <= now - at < bound.per]
                if len(times) >= bound.most:
                    waits.append(bound.per - (now - sorted(times)[-bound.most]))
        return max(waits, default=None)

    def count(self, bounds: Iterable[Bound], now: datetime) -> None:
        """Count one more for each of `bounds`."""
        with self._lock:
            self._turn_over(now)
            salt, counts = self._kept[0]
            for bound in bounds:
                if len(counts) < _MOST_KEPT:
                    key = _key(salt, bound)
                    counts[key] = (*counts.get(key, ())[-MOST:], now)

    def forget(self) -> None:
        """Drop every count, and what they were counted under."""
        self._began: datetime | None = None
        self._kept: list[tuple[bytes, dict[bytes, tuple[datetime, ...]]]] = [(secrets.token_bytes(16), {})]

    def _times(self, bound: Bound, now: datetime) -> list[datetime]:
        self._turn_over(now)
        return [at for salt, counts in self._kept for at in counts.get(_key(salt, bound), ())]

    def _turn_over(self, now: datetime) -> None:
        # A bound looks back a day at most: yesterday's counts are enough beside today's.
        if self._began is None or not timedelta() <= now - self._began < _A_DAY:
            self._began = now
            self._kept = [(secrets.token_bytes(16), {}), *self._kept[:1]]


def _key(salt: bytes, bound: Bound) -> bytes:
    # Not the bound itself: an operator who changes a figure starts nobody anew.
    return hashlib.blake2b(repr(bound.of).encode(), key=salt, digest_size=16).digest()
