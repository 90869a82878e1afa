from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import policy
from tealight.stories.models import Story


@action
def let_story_appear(*, viewer: Person, now: datetime, story: int) -> None:
    """Let a story that waited be read by those it is for."""
    row = lock(Story.objects.filter(policy.visible_to(viewer)), id=story)
    require(policy.may_let_appear(viewer, row))
    if row.held_on is None:
        return
    row.held_on = None
    row.version += 1
    row.save(update_fields=["held_on", "version"])
    record("story.shared", about=("story", row.id), now=now)
