from datetime import datetime

from tealight.help import policy
from tealight.help.actions.facts import (
    HelplineFacts,
    distrust,
    take_over,
    trust,
    write_channels,
    write_facts,
)
from tealight.help.models import Helpline
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def edit_helpline(
    *, viewer: Viewer, helpline: int, facts: HelplineFacts, now: datetime, checked_by: str = ""
) -> None:
    """Change what is said of a helpline.

    A changed number is a new number: it is not shown until somebody checked it,
    now (`checked_by`) or later.
    """
    require(policy.may_edit_helpline(viewer))
    row = lock(Helpline.objects.filter(policy.helplines_visible_to(viewer)), id=helpline)
    write_facts(row, facts)
    if write_channels(row, facts.channels):
        distrust(row)
    if checked_by:
        trust(row, checked_by, clock.day(now))
    take_over(row, now)
    row.full_clean()
    row.save()
    record("helpline.edited", about=("helpline", row.id), now=now)
