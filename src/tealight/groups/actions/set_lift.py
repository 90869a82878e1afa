from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.groups import policy
from tealight.groups.actions._steps import begin, find_room
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def set_lift(*, viewer: Viewer, now: datetime, group: int, lifted: bool) -> None:
    """Choose whether a room one is in shows what it is about, or keeps one's filters there too.

    Records no event: filters tell a loss, and are the reader's own.
    """
    begin()
    room = find_room(viewer, group)
    require(policy.may_set_lift(viewer, room.id))

    def choose(record: Record) -> None:
        if str(room.id) in record.groups:  # left in another tab a moment ago: nothing to choose
            record.groups[str(room.id)] = room.lifts if lifted else 0

    change_record(viewer.member_id, choose)
