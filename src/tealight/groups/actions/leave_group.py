from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.groups import policy
from tealight.groups.actions._steps import begin
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def leave_group(*, viewer: Viewer, now: datetime, group: int) -> None:
    """Leave a room. What was written there stays, and stays the author's own.

    Records no event: nobody is told when somebody goes.
    """
    begin()
    require(policy.may_leave(viewer))

    def go(record: Record) -> None:
        record.groups.pop(str(group), None)
        record.rules_seen.pop(str(group), None)

    change_record(viewer.member_id, go)
