from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.groups import policy
from tealight.groups.actions._steps import begin, change_roster
from tealight.groups.keys import circle_invitation_tag
from tealight.groups.models import Circle, CircleInvitation
from tealight.groups.queries.circles import roster_of
from tealight.groups.queries.invitations import circle_behind, circle_door
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def accept_circle_invitation(*, viewer: Viewer, now: datetime, token: str) -> None:
    """Come into someone's circle by a one-time link. The link dies.

    NotFound for a link that was used, taken back, ran out or never was. Someone
    who is in already leaves the link alone. Records no event: the owner sees who
    is in by looking, nobody else does.
    """
    begin()
    row = lock(CircleInvitation.objects, tag=circle_invitation_tag(token))
    # Locked before its key is read: after a theft circles get new ones, and nobody may come in with less
    # than the others have.
    circle = lock(Circle.objects, id=circle_behind(row, token))
    door = circle_door(viewer, token, now)
    people = roster_of(circle, door.secret)["people"]
    require(policy.may_enter_circle(viewer, door.owner.id, len(people)))
    if viewer.persona_id in people:
        return
    change_roster(circle, door.secret, add=viewer.persona_id)

    def come_in(record: Record) -> None:
        record.circles[str(circle.id)] = door.secret.hex()

    change_record(viewer.member_id, come_in)
    row.delete()
