"""Whether a try has to wait."""

from datetime import datetime

from tealight.accounts.models import Throttle
from tealight.accounts.names import fold_name
from tealight.kernel.crypto import place_keys


def throttle_tag(what: str, name: str) -> bytes:
    """Return the tag under which tries of `what` ("password", "code") for a name are counted."""
    return place_keys().tag(f"throttle/{what}/v1", fold_name(name).encode())


def waiting_until(tag: bytes, now: datetime) -> datetime | None:
    """Return until when tries under `tag` have to wait; None if they need not."""
    row = Throttle.objects.filter(tag=tag, until__gt=now).first()
    return row.until if row else None
