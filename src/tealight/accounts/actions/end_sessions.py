from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.models import Session
from tealight.accounts.record import Record
from tealight.accounts.slots import MOST, SLOT
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def end_sessions(
    *, viewer: Person, now: datetime, only: int | None = None, but: tuple[bytes, ...] = ()
) -> int:
    """End the viewer's sessions; return how many. Every process knows at its next request.

    `only` ends the one with this row id; `but` keeps the one with one of these tags, the
    browser it is asked from. One-time links end with them: whoever is signed out
    may have asked for one. Records no event.
    """
    require(policy.may_change_own(viewer))
    change_record(viewer.member_id, Record.shut_doors)
    rows = Session.objects.filter(owner_tag__in=viewer.keys.slots(SLOT, MOST))
    if only is not None:
        rows = rows.filter(id=only)
    if but:
        rows = rows.exclude(tag__in=but)
    return rows.delete()[0]
