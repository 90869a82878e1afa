from datetime import datetime

from tealight.compliance.models import Complaint
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey

_SEALED = Complaint._meta.get_field("sealed")


@action
def rekey_complaint(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal an entry of the log anew. Gone or emptied is as good. Records no event: it says what it said."""
    require(may_rekey(viewer))
    found = Complaint.objects.select_for_update().filter(id=row, sealed__isnull=False).first()
    if found is not None:
        found.sealed = _SEALED.reseal(everybody.place, found.id, found.sealed)
        found.save(update_fields=["sealed"])
