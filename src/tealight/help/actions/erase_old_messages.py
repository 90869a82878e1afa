from datetime import datetime, timedelta

from tealight.help import policy
from tealight.help.models import TeamMessage
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer

#: how long a closed message is kept, in case the same person writes again
KEPT = timedelta(days=30)


@action
def erase_old_messages(*, viewer: Viewer, now: datetime) -> int:
    """Erase messages closed thirty days ago or earlier; return how many.

    Records no event: what is erased leaves no trace that it was.
    """
    require(policy.may_erase_old_messages(viewer))
    old = TeamMessage.objects.filter(closed_on__lte=clock.day(now) - KEPT)
    return old.delete()[0]
