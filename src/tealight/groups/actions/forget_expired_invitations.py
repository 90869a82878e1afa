from datetime import datetime

from tealight.groups import policy
from tealight.groups.models import CircleInvitation, GroupInvitation
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System


@action
def forget_expired_invitations(*, viewer: System, now: datetime) -> int:
    """Delete links that ran out; return how many. Records no event: they opened nothing any more."""
    require(policy.may_forget_expired(viewer))
    today = clock.day(now)
    circles, _ = CircleInvitation.objects.filter(expires_on__lt=today).delete()
    rooms, _ = GroupInvitation.objects.filter(expires_on__lt=today).delete()
    return circles + rooms
