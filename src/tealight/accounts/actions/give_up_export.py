from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.models import Export
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def give_up_export(*, viewer: Viewer, now: datetime, export: int, fault: str) -> None:
    """Let an export that could not be packed be over; `fault` is one of `ExportFault`. Its file is gone already.

    Records no event: only its owner is told, when they look.
    """
    require(policy.may_tend_exports(viewer))
    Export.objects.filter(id=export, owner__isnull=False).update(
        owner=None, name=None, job=None, over_on=clock.day(now), fault=fault
    )
