from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.actions.note_rota import note_rota
from tealight.rota import policy
from tealight.rota.actions.add_shifts import CHANGED
from tealight.rota.models import Shift


@action
def remove_shift(*, viewer: Person, now: datetime, shift: int) -> None:
    """Take hours off the list, whoever has them. Gone already is as good."""
    require(policy.may_keep_rota(viewer))
    note_rota(viewer=CHANGED, now=now)
    Shift.objects.filter(id=shift).delete()
    record("shift.removed", about=("shift", shift), now=now)
