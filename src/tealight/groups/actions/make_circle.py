from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.groups import policy
from tealight.groups.actions._steps import begin
from tealight.groups.keys import circle_keys, new_circle_key
from tealight.groups.models import Circle
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def make_circle(*, viewer: Viewer, now: datetime) -> int:
    """Make the viewer's own circle, empty, or find the one they have; return its id.

    The circle's key is drawn here and put into the owner's sealed record; the row
    names nobody. Records no event.
    """
    begin()
    require(policy.may_have_circle(viewer))

    def make(record: Record) -> None:
        # Inside the lock on the record: two tabs make one circle.
        if record.own_circle is not None:
            return
        circle, secret = Circle(id=new_id()), new_circle_key()
        circle.roster = Circle._meta.get_field("roster").seal_json(
            circle_keys(circle.id, secret), circle.id, {"owner": viewer.persona_id, "people": []}
        )
        circle.save(force_insert=True)
        record.own_circle = circle.id
        record.circles[str(circle.id)] = secret.hex()

    return change_record(viewer.member_id, make).own_circle
