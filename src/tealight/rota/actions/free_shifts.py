from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.actions.note_rota import note_rota
from tealight.rota import policy
from tealight.rota.models import Shift
from tealight.rota.queries.shifts import NOBODY, may_be_on_duty, opened, seal


@action
def free_shifts(*, viewer: System, now: datetime) -> None:
    """Give back to the team the hours of whoever cannot be on duty any more: the role is gone, or its second step.

    Else a page would promise somebody who cannot come. Records no event: what took the role away did.
    """
    require(policy.may_tend_rota(viewer))
    ahead = [shift for shift in opened() if shift.by != NOBODY and shift.ends_at > now]
    gone = {who for who in {shift.by for shift in ahead} if not may_be_on_duty(who, now)}
    if not gone:
        return
    note_rota(viewer=viewer, now=now)
    for shift in ahead:
        if shift.by in gone:
            row = Shift.objects.get(id=shift.id)
            seal(row, NOBODY, "")
            row.save(update_fields=["sealed"])
