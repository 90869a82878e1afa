from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.rota import policy
from tealight.rota.models import Alert


@action
def end_alert(*, viewer: System, now: datetime, case: int) -> None:
    """Write to nobody about this case any more: it is decided. Ended already is as good. Records no event."""
    require(policy.may_alert(viewer))
    Alert.objects.filter(case=case).delete()
