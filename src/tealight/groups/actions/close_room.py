from datetime import datetime

from tealight.groups import policy
from tealight.groups.actions._steps import begin
from tealight.groups.models import Group
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def close_room(*, viewer: Viewer, now: datetime, group: int) -> None:
    """Close a room: nobody comes in any more; those who are in can go on reading.

    Closed already, or never opened, is as good.
    """
    begin()
    require(policy.may_keep_rooms(viewer))
    room = lock(Group.objects.filter(policy.visible_to(viewer)), id=group)
    if room.opened_on is None or room.closed_on is not None:
        return
    room.closed_on = clock.day(now)
    room.save(update_fields=["closed_on"])
    record("room.closed", about=("group", room.id), now=now)
