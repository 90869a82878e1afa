from datetime import datetime

from tealight.accounts.actions.write_deed import write_deed
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.letters import keys as letters
from tealight.letters import policy
from tealight.letters.models import Conversation
from tealight.place.queries import place


@action
def close_conversation(*, viewer: Person, now: datetime, conversation: int) -> None:
    """Say, for the team, that nothing more is needed. Nobody is shut out: whoever writes on opens it again."""
    require(policy.may_write_for_team(viewer, place().read_only))
    row = lock(Conversation.objects.filter(policy.for_team(viewer)), id=conversation)
    if row.closed_on is not None:
        return
    row.closed_on = clock.day(now)
    row.save(update_fields=["closed_on"])
    write_deed(viewer, "conversation-closed", letters.opened_by_team(row)["persona"], now, conversation=row.id)
    record("conversation.closed", about=("conversation", row.id), now=now)
