from datetime import datetime

from tealight.groups import policy
from tealight.groups.actions._steps import begin
from tealight.groups.keys import invitations_of
from tealight.groups.models import CircleInvitation
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def take_back_invitation(*, viewer: Viewer, now: datetime, invitation: int) -> None:
    """Make a link into the viewer's own circle worthless. Gone already is as good.

    Found through the owner's tag: nobody takes back another's. Records no event.
    """
    begin()
    require(policy.may_have_circle(viewer))
    if viewer.own_circle is None:
        return
    mine = invitations_of(viewer.own_circle, viewer.circles[viewer.own_circle])
    CircleInvitation.objects.filter(circle_tag__in=mine, id=invitation).delete()
