from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.moderation import policy
from tealight.moderation.models import Unsealing


@action
def forget_unsealings(*, viewer: Viewer, now: datetime) -> int:
    """Delete questions nobody agreed to in time, and answers whose day is over; return how many.

    Nothing shows them from that hour on, cleared away or not. Records no event: the record has what is kept.
    """
    require(policy.may_forget(viewer))
    return Unsealing.objects.filter(until_hour__lte=now).delete()[0]
