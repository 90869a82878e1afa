from datetime import datetime

from tealight.groups import policy
from tealight.groups.actions._steps import begin, let_in
from tealight.groups.keys import group_invitation_tags
from tealight.groups.models import GroupInvitation
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def accept_group_invitation(*, viewer: Viewer, now: datetime, token: str) -> str:
    """Come into a room by a one-time link; return the room's slug. The link dies.

    NotFound for a link that was used, ran out or never was. Someone who is in
    already leaves the link alone. Records no event: nobody is told.
    """
    begin()
    row = lock(
        GroupInvitation.objects.select_related("group"),
        tag__in=group_invitation_tags(token),
        expires_on__gte=clock.day(now),
    )
    require(policy.may_accept_group_invitation(viewer, row.group))
    if row.group_id not in viewer.groups:
        let_in(viewer.member_id, row.group)
        row.delete()
    return row.group.slug
