from datetime import datetime

from tealight.help import policy
from tealight.help.models import TeamMessage
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def close_message(*, viewer: Viewer, message: int, now: datetime) -> None:
    """Say that a message needs nothing more. Thirty days later it is erased."""
    require(policy.may_close_message(viewer))
    row = lock(TeamMessage.objects.filter(policy.messages_visible_to(viewer)), id=message)
    if row.closed_on is not None:
        return
    row.closed_on = clock.day(now)
    row.taken_by_id = row.taken_by_id or viewer.persona_id
    row.save(update_fields=["closed_on", "taken_by"])
    record("message.closed", about=("team-message", row.id), now=now)
