from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey
from tealight.rota.models import HandOver

_SEALED = HandOver._meta.get_field("sealed")


@action
def rekey_hand_over(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal a hand-over note anew. Gone is as good. Records no event: it says what it said."""
    require(may_rekey(viewer))
    found = HandOver.objects.select_for_update().filter(id=row).first()
    if found is not None:
        found.sealed = _SEALED.reseal(everybody.place, found.id, found.sealed)
        found.save(update_fields=["sealed"])
