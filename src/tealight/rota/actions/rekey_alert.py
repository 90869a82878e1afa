from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey
from tealight.rota.models import Alert

_SEALED = Alert._meta.get_field("sealed")


@action
def rekey_alert(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal whom a danger was told anew. Gone is as good. Records no event: it waits as before."""
    require(may_rekey(viewer))
    found = Alert.objects.select_for_update().filter(id=row).first()
    if found is not None:
        found.sealed = _SEALED.reseal(everybody.place, found.id, found.sealed)
        found.save(update_fields=["sealed"])
