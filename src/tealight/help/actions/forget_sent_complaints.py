from datetime import datetime, timedelta

from tealight.help import policy
from tealight.help.models import SentComplaint
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer

#: a form older than a day is not taken any more, so none can come twice after that
KEPT = timedelta(days=2)


@action
def forget_sent_complaints(*, viewer: Viewer, now: datetime) -> int:
    """Forget which forms for complaints were sent, once none could be sent again; return how many.

    Records no event: what is forgotten leaves no trace that it was.
    """
    require(policy.may_erase_old_messages(viewer))
    return SentComplaint.objects.filter(day__lte=clock.day(now) - KEPT).delete()[0]
