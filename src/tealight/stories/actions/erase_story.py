from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person, System
from tealight.ledger import record
from tealight.stories import policy
from tealight.stories.actions.erasing import erase_row_of_story
from tealight.stories.actions.throw_draft_away import drop_drafts_of
from tealight.stories.models import Story
from tealight.stories.queries.drafts import DraftKind


@action
def erase_story(*, viewer: Person | System, now: datetime, story: int) -> None:
    """Delete a story for good, with all that stands under it. Never refused to an author.

    Not even its author can read it again: what they began to change in it goes as well. The
    software does it where an old backup brought back what was erased.
    """
    row = lock(Story.objects.filter(policy.visible_to(viewer)), id=story)
    require(policy.may_erase_one(viewer, row))
    note_erased("story", [row.id], clock.day(now))
    erase_row_of_story(row, viewer, now)
    if isinstance(viewer, Person):
        drop_drafts_of(viewer, now, (DraftKind.STORY, DraftKind.EDIT), row.id)
    record("story.erased", about=("story", story), now=now)
