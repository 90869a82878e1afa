from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.magazine import policy
from tealight.magazine.models import Subscriber
from tealight.magazine.queries.by_mail import KEPT


@action
def forget_askings(*, viewer: System, now: datetime) -> int:
    """Forget the addresses that were asked for a week ago and that nobody confirmed; return how many.

    Records no event: what is forgotten leaves no trace that it was.
    """
    require(policy.may_keep_in_order(viewer))
    return Subscriber.objects.filter(told_on__isnull=True, asked_on__lte=clock.day(now) - KEPT).delete()[0]
