from datetime import datetime

from tealight.groups import policy
from tealight.groups.actions._steps import begin, find_room, let_in
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def join_group(*, viewer: Viewer, now: datetime, group: int) -> None:
    """Come into a room that is open to all members.

    Kept in the member's own sealed record and nowhere else. Records no event,
    changes no count: nobody, and no stolen table, tells who came or when.
    """
    begin()
    room = find_room(viewer, group)
    require(policy.may_join(viewer, room))
    let_in(viewer.member_id, room)
