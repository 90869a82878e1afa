"""Begin a browser's session.

The actions on sessions run for everyone, without a policy: they are given tags
and sealed bodies. Whose a session is is not theirs to know, but for the slot that
lets its owner find it.
"""

import secrets
from collections.abc import Callable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from tealight.accounts.models import Session
from tealight.accounts.slots import MOST, SLOT
from tealight.kernel.actions import action
from tealight.kernel.crypto import member_keys
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import Viewer

_TURNS = 5


@action
def open_session(
    *, viewer: Viewer, now: datetime, tag: bytes, seal: Callable[[int], bytes],
    expires_on: date, member_id: int | None,
) -> int:
    """Store a new session; return its row's id. `seal` gets the id and returns the body."""
    row_id = new_id()
    body = seal(row_id)
    for attempt in range(_TURNS):
        slot = None if member_id is None else _free_slot(member_id)
        try:
            with transaction.atomic():
                Session.objects.create(
                    id=row_id, tag=tag, body=body, expires_on=expires_on, owner_tag=slot
                )
            break
        except IntegrityError:  # the same member took the slot in another browser just now
            if attempt + 1 == _TURNS:
                raise
    return row_id


def _free_slot(member_id: int) -> bytes:
    keys = member_keys(member_id)
    slots = keys.slots(SLOT, MOST)
    taken = {bytes(row.owner_tag): row for row in Session.objects.filter(owner_tag__in=slots)}
    free = keys.free_slots(SLOT, MOST, taken)
    if free:
        return secrets.choice(free)
    oldest = min(taken.values(), key=lambda row: row.expires_on)
    oldest.delete()
    return keys.free_slots(SLOT, MOST, taken.keys() - {bytes(oldest.owner_tag)})[0]
