from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person, System
from tealight.ledger import record
from tealight.letters import policy
from tealight.letters.models import Conversation


@action
def erase_conversation(*, viewer: Person | System, now: datetime, conversation: int) -> None:
    """Delete a conversation with all its letters and its keys, for both sides. Never refused to whom it is with.

    The software does it where an old backup brought back what was erased.
    """
    rows = Conversation.objects.all()
    if isinstance(viewer, Person):
        rows = rows.filter(policy.own(viewer))
    else:
        require(policy.may_erase(viewer))
    row = lock(rows, id=conversation)
    note_erased("conversation", [row.id], clock.day(now))
    row.delete()
    record("conversation.erased", about=("conversation", conversation), now=now)
