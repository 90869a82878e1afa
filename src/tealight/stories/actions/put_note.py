from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import note_policy
from tealight.stories.actions.finding import kept_findable
from tealight.stories.actions.locking import show_change
from tealight.stories.actions.noting import lock_thing, missing
from tealight.stories.models import NoteProposal


@action
def put_note(*, viewer: Person, now: datetime, story: int, note: str, reply: int | None = None) -> None:
    """Put a note on a story, or on its `reply`, that its author did not; they are told. There already, nothing changes.

    Their words stay as they are, and it is no change of theirs: nothing says "edited".
    """
    row = lock_thing(viewer, story, reply)
    require(note_policy.may_put_note(viewer, row, row if reply is None else row.story))
    mask = missing(note)
    which = {"story_id": story, "reply_id": reply, "note": mask}
    looked = {"answered_on": clock.day(now)}
    if row.notes & mask:
        NoteProposal.objects.filter(**which, answered_on=None).update(**looked)
        return
    with kept_findable(row):
        row.notes |= mask
        row.save(update_fields=["notes"])
    # What waits for its hour must not raise the version of a thread in which nobody sees it yet.
    if reply is None or not row.appears_at:
        show_change(row if reply is None else row.story)
    NoteProposal.objects.update_or_create(
        **which, defaults={**looked, "added_hour": clock.hour(now)},
        create_defaults={**looked, "added_hour": clock.hour(now), "proposed_on": clock.day(now)},
    )
    if reply is None:
        record("story.noted", about=("story", row.id), now=now)
    else:
        record("reply.noted", about=("reply", row.id), now=now)
