from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import policy, wording
from tealight.stories.actions.finding import kept_findable
from tealight.stories.models import Story


@action
def withdraw_story(*, viewer: Person, now: datetime, story: int) -> None:
    """Take a story back: nobody but its author can read it, from now on.

    Its words are sealed with the author's own keys, so that they leave the
    tables too. Never refused to an author.
    """
    row = lock(Story.objects.filter(policy.visible_to(viewer)), id=story)
    require(policy.may_withdraw(viewer, row))
    if row.withdrawn_on:
        return
    words = wording.take(row, row, viewer)
    with kept_findable(row):
        row.withdrawn_on = clock.day(now)
        wording.put(row, row, words, viewer)
        row.version += 1
        row.save()
    row.reactions.all().delete()
    record("story.withdrawn", about=("story", row.id), now=now)
