from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person, System
from tealight.ledger import record
from tealight.stories import policy
from tealight.stories.actions.answering import answers_went
from tealight.stories.actions.erasing import erase_row_of_reply
from tealight.stories.actions.locking import lock_to_erase, show_change
from tealight.stories.actions.throw_draft_away import drop_drafts_of
from tealight.stories.queries.drafts import DraftKind


@action
def erase_reply(*, viewer: Person | System, now: datetime, reply: int) -> None:
    """Delete a reply for good; answers to it stay where they are. Never refused to its author.

    Not even where they may not read its story any more. The software does it where an
    old backup brought back what was erased.
    """
    row = lock_to_erase(viewer, reply)
    require(policy.may_erase_one(viewer, row))
    note_erased("reply", [row.id], clock.day(now))
    erase_row_of_reply(row, viewer, now)
    if isinstance(viewer, Person):
        drop_drafts_of(viewer, now, (DraftKind.EDIT_REPLY,), row.id)
    record("reply.erased", about=("reply", reply), now=now)
    show_change(row.story)
    answers_went([row.story_id])
