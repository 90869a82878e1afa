"""Whether a try has to wait."""

from datetime import datetime

from tealight.accounts.models import Throttle
from tealight.accounts.names import fold_name
from tealight.kernel.crypto import place_keys


def throttle_tag(what: str, name: str) -> bytes:
    """Return the tag under which tries of `what` ("password", "code") for a name are counted."""
    return throttle_tags(what, name)[0]


def throttle_tags(what: str, name: str) -> tuple[bytes, ...]:
    """Return the tags under which tries of `what` for a name may have been counted."""
    return place_keys().tags(f"throttle/{what}/v1", fold_name(name).encode())


def waiting_until(tags: tuple[bytes, ...], now: datetime) -> datetime | None:
    """Return until when tries under `tags` have to wait; None if they need not."""
    rows = Throttle.objects.filter(tag__in=tags, until__gt=now)
    return max((row.until for row in rows), default=None)
