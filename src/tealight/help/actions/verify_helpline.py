from datetime import datetime

from tealight.help import policy
from tealight.help.actions.facts import take_over, trust
from tealight.help.models import Helpline
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def verify_helpline(
    *, viewer: Viewer, helpline: int, checked_by: str, source: str, now: datetime
) -> None:
    """Write down that a person checked this helpline today, and where.

    `checked_by` is shown to everyone: a role, not a name. Believed for six months.
    """
    require(policy.may_verify_helpline(viewer))
    row = lock(Helpline.objects.filter(policy.helplines_visible_to(viewer)), id=helpline)
    trust(row, checked_by, clock.day(now))
    row.source = source
    take_over(row, now)
    row.full_clean()
    row.save()
    record("helpline.verified", about=("helpline", row.id), now=now)
