from datetime import datetime

from tealight.help import policy
from tealight.help.models import TeamMessage
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def take_message(*, viewer: Viewer, message: int, now: datetime) -> None:
    """Say that the viewer will answer this message, so that nobody answers twice."""
    require(policy.may_take_message(viewer))
    row = lock(TeamMessage.objects.filter(policy.messages_visible_to(viewer)), id=message)
    if row.taken_by_id == viewer.persona_id:
        return
    if row.taken_by_id is not None:
        raise Refused("Somebody else on the team has already taken this message.")
    if row.closed_on is not None:
        raise Refused("This message is closed.")
    row.taken_by_id = viewer.persona_id
    row.save(update_fields=["taken_by"])
    record("message.taken", about=("team-message", row.id), now=now)
