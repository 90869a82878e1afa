"""Cases that were kept for long enough, for the software that forgets them."""

from datetime import datetime, timedelta

from django.conf import settings

from tealight.kernel import clock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.moderation import policy
from tealight.moderation.models import Case


def old_cases(viewer: Viewer, now: datetime) -> tuple[int, ...]:
    """Return the cases whose time is over, in no order of time."""
    require(policy.may_open_case(viewer))
    until = clock.day(now) - timedelta(days=settings.TEALIGHT.cases_kept_days)
    return tuple(Case.objects.filter(closed_on__lte=until).order_by("id").values_list("id", flat=True))
