from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.actions.note_rota import note_rota
from tealight.rota import policy
from tealight.rota.actions.add_shifts import CHANGED
from tealight.rota.models import Shift
from tealight.rota.queries.shifts import NOBODY, opened, seal


@action
def give_back_shift(*, viewer: Person, now: datetime, shift: int) -> None:
    """Give hours back to the team; nobody asks why, and nothing keeps who did. Given back already is as good.

    From this moment no page promises them, until somebody else takes them. Raises NotFound.
    """
    require(policy.may_see_rota(viewer))
    note_rota(viewer=CHANGED, now=now)
    row = lock(Shift.objects, id=shift)
    (given,) = opened([row])
    if given.by == NOBODY:
        return
    require(policy.may_give_back(viewer, given.by))
    seal(row, NOBODY, "")
    row.save(update_fields=["sealed"])
    record("shift.given_back", about=("shift", row.id), now=now)
