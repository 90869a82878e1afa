"""How often one network address may do a thing; in memory, and only for a while.

Addresses are stored nowhere: a counter is kept under a hash with a random salt,
and the salt is thrown away with all its counters every ten minutes or when the
process ends.
"""

import hashlib
import ipaddress
import secrets
import threading
import time

from django.conf import settings
from django.http import HttpRequest

_WINDOW = 600.0
_MOST = 50_000

_lock = threading.Lock()
_salt = secrets.token_bytes(16)
_began = 0.0
_counts: dict[bytes, int] = {}


def within(request: HttpRequest, what: str, most: int) -> bool:
    """Count one more `what` from this address; False when it is more than `most` in ten minutes."""
    global _salt, _began
    moment = time.monotonic()
    with _lock:
        if moment - _began > _WINDOW or len(_counts) > _MOST:
            _salt, _began = secrets.token_bytes(16), moment
            _counts.clear()
        digest = _digest(request, what)
        _counts[digest] = _counts.get(digest, 0) + 1
        return _counts[digest] <= most


def give_back(request: HttpRequest, what: str) -> None:
    """Take back one counted `what`: it came to nothing, and shall not count against whoever is near."""
    with _lock:
        digest = _digest(request, what)
        _counts[digest] = max(0, _counts.get(digest, 0) - 1)


def _digest(request: HttpRequest, what: str) -> bytes:
    return hashlib.blake2b(f"{what}/{_near(request)}".encode(), key=_salt, digest_size=16).digest()


def forget() -> None:
    """Drop every counter."""
    with _lock:
        _counts.clear()


def _near(request: HttpRequest) -> str:
    """Return the address, or its /64 network for IPv6, which one person has whole."""
    text = request.META.get("REMOTE_ADDR", "")
    if settings.TEALIGHT.behind_https:
        # The web server in front writes the last entry; the ones before are anybody's claim.
        text = request.META.get("HTTP_X_FORWARDED_FOR", text).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return "unknown"
    if address.version == 6 and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
