"""How often one connection, or one session, may do a thing; in memory, and only for a while.

Addresses are stored nowhere. A counter stands under a hash with a random salt, and the salt is
thrown away with all its counters when its time is over or the process ends: afterwards nobody,
with any key, can say who was counted. Several processes count each for themselves.
"""

import hashlib
import ipaddress
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

_MOST_KEPT = 50_000
#: whoever cannot be told apart shares one count, so many times that of one connection
_SHARED = 30
_REST = b""
_made: list["Pace"] = []


class Pace:
    """At most `each` times in `per` for one connection and, if said, `around` for its neighbourhood, `everyone` for all."""

    def __init__(
        self, *, each: int, around: int | None = None, everyone: int | None = None, per: timedelta = timedelta(minutes=10),
        by: Callable[[HttpRequest], str] | None = None,
    ):
        """`by` says who is counted as one, where that is not a connection; "" where it cannot be told."""
        self._each, self._around, self._everyone, self._per, self._by = each, around, everyone, per, by or near
        self._lock = Lock()
        self.forget()
        _made.append(self)

    def allows(self, request: HttpRequest) -> bool:
        """Count one more from where `request` comes; return whether it is within bounds."""
        with self._lock:
            if self._began is None or not timedelta() <= request.now - self._began < self._per:
                self.forget()
                self._began = request.now
            if self._everyone is not None and self._total >= self._everyone:
                return False
            bounds = self._bounds(request)
            if any(self._counts.get(key, 0) >= most for key, most in bounds.items()):
                return False
            for key in bounds:
                self._counts[key] = self._counts.get(key, 0) + 1
            self._total += 1
            return True

    def give_back(self, request: HttpRequest) -> None:
        """Take back one that was counted: it came to nothing, and shall not count against whoever is near."""
        with self._lock:
            counted = [key for key in self._bounds(request) if self._counts.get(key, 0)]
            for key in counted:
                self._counts[key] -= 1
            if counted:
                self._total -= 1

    def forget(self) -> None:
        """Drop every counter, and what they were counted under."""
        self._began: datetime | None = None
        self._salt, self._counts, self._total = secrets.token_bytes(16), {}, 0

    def _bounds(self, request: HttpRequest) -> dict[bytes, int]:
        """Return what one more from where `request` comes is counted under, and how often each may be."""
        who = [(self._by(request), self._each)]
        if self._around is not None:
            who.append((neighbourhood(request), self._around))
        keys = [(self._key(one), most) for one, most in who]
        return {key: most if key else self._everyone or self._each * _SHARED for key, most in keys}

    def _key(self, who: str) -> bytes:
        # An address nobody told, and one more than are kept, share a count of their own: they are
        # bounded, and neither shut others out nor, by their number, wipe what was counted of others.
        key = hashlib.blake2b(who.encode(), key=self._salt, digest_size=16).digest() if who else _REST
        return key if key in self._counts or len(self._counts) < _MOST_KEPT else _REST


def forget() -> None:
    """Drop every counter of this process."""
    for pace in _made:
        pace.forget()


def session_of(request: HttpRequest) -> str:
    """Return the secret of the session a request belongs to, for pages of members; "" if there is none.

    Whole families and wards share a connection; what one of them writes shall not stop another. It is hashed
    with the salt, like an address, and stands nowhere.
    """
    return request.session.session_key or ""


def near(request: HttpRequest) -> str:
    """Return the address a request comes from, its /64 network for IPv6, which one person has whole; "" if unknown."""
    return _network(request, 32, 64)


def home(request: HttpRequest) -> str:
    """As `near`, with the /56 of IPv6: a line at home has 256 networks of 64, and one person asks from each of them."""
    return _network(request, 32, 56)


def neighbourhood(request: HttpRequest) -> str:
    """Return the wider network a request comes from, a /24 of IPv4, a /48 of IPv6; "" if unknown.

    Whoever rents machines has a handful of addresses beside each other, or a /48 whole. So do strangers on one
    mobile network: what is bounded by it is bounded several times wider than one connection.
    """
    return _network(request, 24, 48)


def _network(request: HttpRequest, of_4: int, of_6: int) -> str:
    # Behind our own web server every request has that server's address: counting it would let one
    # busy sender close a form for everybody. The last entry is the server's, the ones before anybody's claim.
    if settings.TEALIGHT.behind_https:
        text = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    else:
        text = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    address = getattr(address, "ipv4_mapped", None) or address
    length = of_4 if address.version == 4 else of_6
    return str(address) if length == address.max_prefixlen else str(ipaddress.ip_network((address, length), strict=False))
