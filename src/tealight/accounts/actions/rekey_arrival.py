from datetime import datetime

from tealight.accounts.models import Arrival
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey

_FIELD = Arrival._meta.get_field("line")


@action
def rekey_arrival(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal anew what somebody who asks to come in wrote to the team. Gone is as good. Records no event: nothing changed."""
    require(may_rekey(viewer))
    found = Arrival.objects.select_for_update().filter(id=row, line__isnull=False).first()
    if found is not None:
        found.line = _FIELD.reseal(everybody.place, found.id, found.line)
        found.save(update_fields=["line"])
