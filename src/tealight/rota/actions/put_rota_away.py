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
def put_rota_away(*, viewer: Person, now: datetime) -> None:
    """Keep no list any more: every shift goes, nobody is mailed, and the hours are the operator's word again."""
    require(policy.may_keep_rota(viewer))
    note_rota(viewer=CHANGED, now=now, in_use=False)
    Shift.objects.all().delete()
    record("rota.put_away", about=("place", 1), now=now)
