from datetime import datetime, timedelta

from tealight.groups import policy
from tealight.groups.actions._steps import begin, find_room
from tealight.groups.keys import group_invitation_tag, new_token
from tealight.groups.models import GroupInvitation
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer

#: a link can wait for a quiet moment, and does not lie about for ever
LASTS = timedelta(days=14)


@action
def invite_to_group(*, viewer: Viewer, now: datetime, group: int) -> str:
    """Make a one-time link into a room; return the token it carries, which is stored nowhere.

    Each call makes another link; one nobody was shown can be used by nobody and
    runs out. Records no event: who hands out a link, and to whom, is not kept.
    """
    begin()
    room = find_room(viewer, group)
    require(policy.may_invite_to_group(viewer, room))
    token = new_token()
    GroupInvitation.objects.create(
        tag=group_invitation_tag(token), group=room, expires_on=clock.day(now) + LASTS
    )
    return token
