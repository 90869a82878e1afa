from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.actions.note_rota import note_rota
from tealight.rota import policy
from tealight.rota.actions.add_shifts import CHANGED
from tealight.rota.models import Shift
from tealight.rota.queries.shifts import opened, seal


@action
def end_rest(*, viewer: Person, now: datetime) -> None:
    """Come back from a rest before it is over. Not resting is as good."""
    require(policy.may_see_rota(viewer))
    note_rota(viewer=CHANGED, now=now)
    for shift in opened():
        if shift.by == viewer.persona_id and shift.rests:
            row = Shift.objects.get(id=shift.id)
            seal(row, shift.by, shift.name)
            row.save(update_fields=["sealed"])
            record("shift.rested", about=("shift", row.id), now=now)
