"""A receipt of what was erased, shown once, on the next page, also to somebody who has no account any more.

It is on its way for ten minutes in a cookie of this browser, signed, and goes with being shown: in
no table, and in no address that a browser's history would keep. It names nobody and nothing.
"""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from tealight.kernel.crypto.copies import DAYS as RING_DAYS

#: backups of the data are kept so long at most (docs/operating.md)
BACKUP_DAYS = 30
#: anonymous words go one by one over so many days
SCATTERED_DAYS = 14
_SECONDS = 600
_SALT = "tealight.receipt"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was erased, or will be, and on which day."""

    #: "account" | "story" | "reply"
    what: str
    #: the day it is erased, ISO
    on: str
    #: of an account: it is still to come, and they may stay
    waits: bool = False
    #: of an account: words stay without the name
    keeps_words: bool = False
    #: of an account: "keep" | "once" | "days"
    anonymous: str = "keep"

    @property
    def day(self) -> date:
        return date.fromisoformat(self.on)

    @property
    def keys_gone(self) -> date:
        """The last day a copy of the ring could open what was sealed."""
        return self.day + timedelta(days=RING_DAYS)

    @property
    def backups_gone(self) -> date:
        return self.day + timedelta(days=BACKUP_DAYS)

    @property
    def anonymous_gone(self) -> date:
        return self.day + timedelta(days=SCATTERED_DAYS)

    @property
    def anonymous_backups_gone(self) -> date:
        return self.anonymous_gone + timedelta(days=BACKUP_DAYS)


def hand_over(response: HttpResponse, receipt: Receipt) -> HttpResponse:
    """Let the page that `response` leads to show `receipt`."""
    response.set_cookie(
        cookie_name(), signing.dumps(asdict(receipt), salt=_SALT), max_age=_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )
    return response


def receipt_of(request: HttpRequest) -> Receipt | None:
    """Return the receipt this browser was handed, or None."""
    try:
        held: dict[str, Any] = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        return None
    return Receipt(**held)


def forget(response: HttpResponse) -> HttpResponse:
    """Let the browser keep the receipt no longer."""
    response.delete_cookie(cookie_name(), samesite="Lax")
    return response


def cookie_name() -> str:
    """Return the cookie's name; behind HTTPS it is bound to this one host."""
    return "__Host-receipt" if settings.SESSION_COOKIE_SECURE else "receipt"
