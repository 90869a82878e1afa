from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PlaceSettings


@action
def open_place(*, viewer: Viewer, now: datetime) -> None:
    """Open the doors, and end the link into set-up for good. Open already is as good.

    Refused, with a sentence for each answer that is missing, before people have
    somebody to turn to.
    """
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    require(policy.may_open_place(viewer, row))
    if row.opened_on is not None:
        return
    row.opened_on, row.setup_tag = clock.day(now), None
    row.version += 1
    row.save(update_fields=["opened_on", "setup_tag", "version"])
    record("place.opened", about=("place", row.id), now=now)
