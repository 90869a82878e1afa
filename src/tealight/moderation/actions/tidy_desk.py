from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.moderation import desk_policy
from tealight.moderation.models import Claim, Swap
from tealight.moderation.queries.claims import day_at_the_desk


@action
def tidy_desk(*, viewer: Viewer, now: datetime) -> None:
    """Delete what is over: who had a case in hand, and what somebody left for a day before today."""
    require(desk_policy.may_tidy_the_desk(viewer))
    Claim.objects.filter(until_hour__lte=now).delete()
    Swap.objects.filter(day__lt=day_at_the_desk(now)).delete()
