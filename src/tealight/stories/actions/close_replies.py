from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import policy
from tealight.stories.models import Story


@action
def close_replies(*, viewer: Person, now: datetime, story: int, closed: bool = True) -> bool:
    """Close the replies to a story, or open them again; what is there stays. Return whether it changed."""
    row = lock(Story.objects.filter(policy.visible_to(viewer)), id=story)
    require(policy.may_close_replies(viewer, row))
    if (row.closed_on is not None) == closed:
        return False
    row.closed_on = clock.day(now) if closed else None
    row.version += 1
    row.save(update_fields=["closed_on", "version"])
    record("story.closed" if closed else "story.opened", about=("story", row.id), now=now)
    return True
