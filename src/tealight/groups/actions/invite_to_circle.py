from datetime import datetime, timedelta

from tealight.groups import policy
from tealight.groups.actions._steps import begin
from tealight.groups.keys import (
    circle_invitation_keys,
    circle_invitation_tag,
    invitations_of,
    invitations_tag,
    new_token,
)
from tealight.groups.models import Circle, CircleInvitation
from tealight.groups.queries.circles import roster_of
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer

LASTS = timedelta(days=14)


@action
def invite_to_circle(*, viewer: Viewer, now: datetime) -> str:
    """Make a one-time link into the viewer's circle; return the token it carries.

    The token is stored nowhere, and the row opens with nothing but it: not even
    the owner can see a link twice. Each call makes another; one nobody was shown
    can be used by nobody and runs out. Records no event.
    """
    begin()
    require(policy.may_have_circle(viewer))
    if viewer.own_circle is None:
        raise Refused("You have no circle yet. Make one first.")
    secret = viewer.circles[viewer.own_circle]
    circle = lock(Circle.objects, id=viewer.own_circle)
    mine = invitations_of(circle.id, secret)
    waiting = CircleInvitation.objects.filter(circle_tag__in=mine, expires_on__gte=clock.day(now)).count()
    require(policy.may_invite_to_circle(viewer, len(roster_of(circle, secret)["people"]), waiting))
    token, row_id = new_token(), new_id()
    # Not the circle's key, which may be another when the link is used: whoever accepts gets the owner's.
    body = {"circle": circle.id, "owner": viewer.persona_id}
    CircleInvitation.objects.create(
        id=row_id,
        tag=circle_invitation_tag(token),
        circle_tag=invitations_tag(circle.id, secret),
        body=CircleInvitation._meta.get_field("body").seal_json(circle_invitation_keys(token), row_id, body),
        expires_on=clock.day(now) + LASTS,
    )
    return token
