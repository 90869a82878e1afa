from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey
from tealight.rota.models import Shift

_SEALED = Shift._meta.get_field("sealed")


@action
def rekey_shift(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal a shift anew. Gone is as good. Records no event: it is whose it was."""
    require(may_rekey(viewer))
    found = Shift.objects.select_for_update().filter(id=row).first()
    if found is not None:
        found.sealed = _SEALED.reseal(everybody.place, found.id, found.sealed)
        found.save(update_fields=["sealed"])
