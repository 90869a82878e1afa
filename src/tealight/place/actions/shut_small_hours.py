from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PlaceSettings


@action
def shut_small_hours(*, viewer: Viewer, now: datetime, on: bool) -> None:
    """Let nobody without an account leave a few words for now, or with `on` false let them again. So already is as good.

    Whoever is awake when a flood comes can do it; members go on writing.
    """
    require(policy.may_shut_small_hours(viewer))
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    if (row.small_hours_shut_on is not None) is on:
        return
    row.small_hours_shut_on = clock.day(now) if on else None
    row.version += 1
    row.save(update_fields=["small_hours_shut_on", "version"])
    record("place.shaped", about=("place", row.id), now=now)
