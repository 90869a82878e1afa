from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.groups import policy
from tealight.groups.actions._steps import begin, change_roster, member_behind
from tealight.groups.keys import invitations_of
from tealight.groups.models import Circle, CircleInvitation
from tealight.groups.queries.circles import roster_of
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def remove_from_circle(*, viewer: Viewer, now: datetime, persona: int) -> None:
    """Take someone out of the viewer's own circle; they are not told. Records no event.

    It binds at their next request, in every process: their record loses the
    circle's key, and a viewer is made from the record each time. Open links are
    taken back as well, for one of them may be in that person's hands.

    The circle keeps its key, since its stories are sealed with it. So this does
    not cover: what they read or copied while they were in; and someone who was in,
    who also holds an old copy of the database together with the key ring and the
    master key (whoever has those can open everything else as well).
    """
    begin()
    require(policy.may_have_circle(viewer))
    if viewer.own_circle is None:
        return
    secret = viewer.circles[viewer.own_circle]
    circle = lock(Circle.objects, id=viewer.own_circle)
    if persona not in roster_of(circle, secret)["people"]:
        return  # taken out already, or never in: nobody's record may be touched by guessing
    change_roster(circle, secret, drop=persona)
    CircleInvitation.objects.filter(circle_tag__in=invitations_of(circle.id, secret)).delete()
    member = member_behind(persona)
    if member is None:
        return

    def lose(record: Record) -> None:
        record.circles.pop(str(circle.id), None)

    try:
        change_record(member.id, lose)
    except KeysMissing:
        pass  # their account was erased in this moment, and the circle's key with it
