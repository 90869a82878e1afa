from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.groups import policy
from tealight.groups.actions._steps import begin, change_roster
from tealight.groups.models import Circle
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer


@action
def leave_circle(*, viewer: Viewer, now: datetime, circle: int) -> None:
    """Leave someone's circle. Gone already is as good. Records no event: the owner is not told."""
    begin()
    require(policy.may_leave(viewer))
    if circle == viewer.own_circle:
        raise Refused("This is your own circle. You can take people out of it.")
    secret = viewer.circles.get(circle)
    if secret is None:
        return
    change_roster(lock(Circle.objects, id=circle), secret, drop=viewer.persona_id)

    def go(record: Record) -> None:
        record.circles.pop(str(circle), None)

    change_record(viewer.member_id, go)
