from datetime import datetime

from tealight.groups.models import CircleInvitation, GroupInvitation
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey


@action
def end_invitations(*, viewer: System, now: datetime) -> None:
    """End every open link into a room or a circle: keys were stolen, and the links stand nowhere to be tagged anew.

    Records no event: whoever gave one gives another.
    """
    require(may_rekey(viewer))
    GroupInvitation.objects.all().delete()
    CircleInvitation.objects.all().delete()
