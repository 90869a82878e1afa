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
def open_room(*, viewer: Viewer, now: datetime, group: int) -> None:
    """Open a room that waited or was closed. Open already is as good."""
    begin()
    require(policy.may_keep_rooms(viewer))
    room = lock(Group.objects.filter(policy.visible_to(viewer)), id=group)
    if room.opened_on is not None and room.closed_on is None:
        return
    room.opened_on, room.closed_on = room.opened_on or clock.day(now), None
    room.save(update_fields=["opened_on", "closed_on"])
    record("room.opened", about=("group", room.id), now=now)
