"""How often one connection may send something, without keeping where anyone was.

Addresses are counted under a random salt that lives in this process's memory and is
thrown away every hour: afterwards nobody, with any key, can say who was counted.
Several processes count each for themselves.
"""

import hashlib
import os
from datetime import datetime, timedelta
from threading import Lock

from django.conf import settings

_MOST_KEPT = 20_000


class Pace:
    """At most `each` times an hour for one address, and `everyone` for all together."""

    def __init__(self, *, each: int, everyone: int, per: timedelta = timedelta(hours=1)):
        self._each, self._everyone, self._per = each, everyone, per
        self._lock = Lock()
        self._began: datetime | None = None
        self._forget()

    def _forget(self) -> None:
        self._salt = os.urandom(16)
        self._counts: dict[bytes, int] = {}
        self._total = 0

    def allows(self, address: str, now: datetime) -> bool:
        """Count one more from `address` ("" if unknown); return whether it is within bounds."""
        with self._lock:
            if self._began is None or not timedelta() <= now - self._began < self._per:
                self._forget()
                self._began = now
            if self._total >= self._everyone or len(self._counts) >= _MOST_KEPT:
                return False
            if address:
                key = hashlib.blake2b(address.encode(), key=self._salt, digest_size=16).digest()
                if self._counts.get(key, 0) >= self._each:
                    return False
                self._counts[key] = self._counts.get(key, 0) + 1
            self._total += 1
            return True


def address_of(request) -> str:
    """Return the address a request came from, or "" when a proxy does not say.

    Behind our own proxy every request has the proxy's address; counting that would
    let one busy sender close the form for everybody.
    """
    if not settings.TEALIGHT.behind_https:
        return request.META.get("REMOTE_ADDR", "")
    return request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1].strip()
