from datetime import datetime, timedelta

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.actions.note_rota import note_rota
from tealight.rota import policy
from tealight.rota.actions.add_shifts import CHANGED
from tealight.rota.models import Shift
from tealight.rota.queries.shifts import Opened, opened, seal

RESTS = timedelta(hours=1)


@action
def rest_awhile(*, viewer: Person, now: datetime) -> None:
    """Take the viewer off the list for an hour: no alert reaches them, and nobody counts on them.

    Resting already is as good. Alone on the list, the pages say meanwhile that nobody is on duty. Refused off duty.
    """
    require(policy.may_see_rota(viewer))
    note_rota(viewer=CHANGED, now=now)
    mine = [shift for shift in opened() if shift.by == viewer.persona_id and _is_within(shift, now)]
    require(policy.may_rest(viewer, any(shift.holds_at(now) for shift in mine)))
    if any(shift.rests_at(now) for shift in mine):
        return
    begins = now.replace(second=0, microsecond=0)
    for shift in mine:
        row = Shift.objects.get(id=shift.id)
        seal(row, shift.by, shift.name, (begins, begins + RESTS))
        row.save(update_fields=["sealed"])
        record("shift.rested", about=("shift", row.id), now=now)


def _is_within(shift: Opened, now: datetime) -> bool:
    return shift.starts_at < now + RESTS and shift.ends_at > now
