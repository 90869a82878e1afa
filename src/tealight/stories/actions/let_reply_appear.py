from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import policy
from tealight.stories.actions.answering import note_answer
from tealight.stories.actions.locking import lock_reply, show_change
from tealight.stories.actions.writing import require_read


@action
def let_reply_appear(*, viewer: Person, now: datetime, reply: int, seen: str) -> None:
    """Let a reply that waited be read; whoever it answers is told now.

    `seen` is the mark of the words the viewer read. Raises `ChangedSince` for others.
    """
    row = lock_reply(viewer, reply)
    require(policy.may_let_appear(viewer, row))
    if row.held_on is None:
        return
    require_read(viewer, row, row.story, seen)
    row.held_on = None
    row.save(update_fields=["held_on"])
    # The story leaves the shelf of the unanswered only now that its author can read this.
    note_answer(row.story, row, now)
    show_change(row.story, "answered_on")
    record("reply.posted", about=("reply", row.id), now=now)
