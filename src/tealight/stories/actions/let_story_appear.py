from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import policy
from tealight.stories.actions.writing import require_read
from tealight.stories.models import Story


@action
def let_story_appear(*, viewer: Person, now: datetime, story: int, seen: str) -> None:
    """Let a story that waited be read by those it is for.

    `seen` is the mark of the words the viewer read. Raises `ChangedSince` for others.
    """
    row = lock(Story.objects.filter(policy.visible_to(viewer)), id=story)
    require(policy.may_let_appear(viewer, row))
    if row.held_on is None:
        return
    require_read(viewer, row, row, seen)
    row.held_on = None
    row.version += 1
    row.save(update_fields=["held_on", "version"])
    record("story.shared", about=("story", row.id), now=now)
