from datetime import datetime

from tealight.help import policy
from tealight.help.actions.facts import take_over
from tealight.help.models import Helpline
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def retire_helpline(*, viewer: Viewer, helpline: int, now: datetime) -> None:
    """Take a helpline off every page. It can be brought back."""
    require(policy.may_retire_helpline(viewer))
    row = lock(Helpline.objects.filter(policy.helplines_visible_to(viewer)), id=helpline)
    if row.retired_on is not None:
        return
    row.retired_on = clock.day(now)
    take_over(row, now)
    row.save(update_fields=["retired_on", "taken_over_on"])
    record("helpline.retired", about=("helpline", row.id), now=now)
