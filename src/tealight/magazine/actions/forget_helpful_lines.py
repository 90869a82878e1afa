from datetime import datetime, timedelta

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import HelpfulLine

#: how long a line to the editors is kept
KEPT = timedelta(days=90)


@action
def forget_helpful_lines(*, viewer: Viewer, now: datetime) -> int:
    """Erase what readers wrote to the editors ninety days ago or earlier; return how many. The yes or no stays.

    Records no event: what is erased leaves no trace that it was.
    """
    require(policy.may_keep_in_order(viewer))
    return HelpfulLine.objects.filter(day__lte=clock.day(now) - KEPT).delete()[0]
