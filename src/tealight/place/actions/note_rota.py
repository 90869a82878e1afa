from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PlaceSettings


@action
def note_rota(*, viewer: System, now: datetime, in_use: bool | None = None) -> None:
    """Note that the team's list changed, so that no page says hours that are not kept any more.

    `in_use`: from now on hours are promised by the list, or by the operator's word alone; None: as before.
    Whoever changes the list calls this first: of two at once, the later sees what the first did.
    """
    require(policy.may_note_people(viewer))
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    if in_use is not None and (row.rota_since_on is not None) != in_use:
        row.rota_since_on = clock.day(now) if in_use else None
    row.version += 1
    row.save(update_fields=["rota_since_on", "version"])
    record("place.shaped", about=("place", row.id), now=now)
