from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.rota import policy
from tealight.rota.models import Alert, HandOver, Shift
from tealight.rota.queries.shifts import KEPT


@action
def prune_rota(*, viewer: System, now: datetime) -> None:
    """Delete shifts, notes and alerts of more than a fortnight ago. Records no event: what is old is forgotten."""
    require(policy.may_tend_rota(viewer))
    Shift.objects.filter(ends_at__lte=now - KEPT).delete()
    HandOver.objects.filter(hour__lte=now - KEPT).delete()
    Alert.objects.filter(hour__lte=now - KEPT).delete()
