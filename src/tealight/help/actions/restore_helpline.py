from datetime import datetime

from tealight.help import policy
from tealight.help.actions.facts import take_over
from tealight.help.models import Helpline
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def restore_helpline(*, viewer: Viewer, helpline: int, now: datetime) -> None:
    """Bring a retired helpline back. What is said of its check stays as it was."""
    require(policy.may_restore_helpline(viewer))
    row = lock(Helpline.objects.filter(policy.helplines_visible_to(viewer)), id=helpline)
    if row.retired_on is None:
        return
    row.retired_on = None
    take_over(row, now)
    row.save(update_fields=["retired_on", "taken_over_on"])
    record("helpline.restored", about=("helpline", row.id), now=now)
