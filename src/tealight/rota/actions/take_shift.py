from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.actions.note_rota import note_rota
from tealight.rota import policy
from tealight.rota.actions.add_shifts import CHANGED
from tealight.rota.models import Shift
from tealight.rota.queries.names import usual_name
from tealight.rota.queries.shifts import NOBODY, opened, seal


@action
def take_shift(*, viewer: Person, now: datetime, shift: int) -> None:
    """Take hours that wait for somebody. One's own already is as good.

    Refused once they are somebody else's, over, or beside hours of one's own. Raises NotFound.
    """
    require(policy.may_take_shift(viewer))
    note_rota(viewer=CHANGED, now=now)
    row = lock(Shift.objects, id=shift)
    shifts = opened()
    (taken,) = (one for one in shifts if one.id == row.id)
    if taken.by == viewer.persona_id:
        return
    if taken.by != NOBODY:
        raise Refused("Somebody has taken these hours already.")
    if taken.ends_at <= now:
        raise Refused("These hours are over.")
    mine = [one for one in shifts if one.by == viewer.persona_id]
    if any(one.starts_at < taken.ends_at and taken.starts_at < one.ends_at for one in mine):
        raise Refused("You are on the list for part of these hours already.")
    seal(row, viewer.persona_id, usual_name(viewer.persona_id, shifts))
    row.save(update_fields=["sealed"])
    record("shift.taken", about=("shift", row.id), now=now)
