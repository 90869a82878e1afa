from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PlaceSettings
from tealight.place.slow import MINUTES, MOST


@action
def slow_down(*, viewer: Viewer, now: datetime, where: str, minutes: int) -> None:
    """Let the place, a room or a thread go slowly: one new thing of each member in `minutes`; 0 ends it.

    `where` is a name of `place.slow`. What is so already is as good.
    """
    require(policy.may_slow(viewer))
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    if minutes and minutes not in MINUTES:
        raise Refused("Choose how slowly.", "minutes")
    if minutes and where not in row.slow and len(row.slow) >= MOST:
        raise Refused("Too many things go slowly already. Let one go on first.")
    slow = {name: kept for name, kept in row.slow.items() if name != where} | ({where: minutes} if minutes else {})
    if slow == row.slow:
        return
    row.slow = slow
    row.version += 1
    row.save(update_fields=["slow", "version"])
    record("place.shaped", about=("place", row.id), now=now)
