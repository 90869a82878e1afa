from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import note_policy
from tealight.stories.actions.noting import lock_thing, missing
from tealight.stories.models import NoteProposal


@action
def propose_note(*, viewer: Person, now: datetime, story: int, note: str, reply: int | None = None) -> None:
    """Say that a note is missing on a story, or on its `reply`; a moderator looks. Of the viewer nothing is kept.

    What is there, was said before, or was looked at already, adds nothing, and whoever asks cannot tell.
    """
    row = lock_thing(viewer, story, reply)
    require(note_policy.may_propose_note(viewer, row, row if reply is None else row.story))
    mask = missing(note)
    if row.notes & mask:
        return
    which = {"story_id": story, "reply_id": reply, "note": mask}
    _, is_new = NoteProposal.objects.get_or_create(**which, defaults={"proposed_on": clock.day(now)})
    if is_new:
        record("note.proposed", about=("story" if reply is None else "reply", row.id), now=now)
