from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.media.actions.drop_photos import drop_photos
from tealight.stories import policy, wording
from tealight.stories.actions.edit_reply import show_change
from tealight.stories.actions.finding import kept_findable
from tealight.stories.models import Reply, Story


@action
def withdraw_reply(*, viewer: Person, now: datetime, reply: int) -> None:
    """Take a reply back; answers to it stay where they are. Never refused to its author.

    Not even where they may not read its story any more: in a room they left their
    words would stand before everyone but them.
    """
    row = _lock(viewer, reply)
    require(policy.may_withdraw(viewer, row))
    if row.withdrawn_on:
        return
    try:
        words = wording.take(row, row.story, viewer)
    except NotFound:
        # Said in a circle they left: they can never open it again, and from now on nobody may.
        words = wording.NO_WORDS
        drop_photos(viewer=viewer, now=now, about=("reply", row.id))
    with kept_findable(row):
        row.withdrawn_on = clock.day(now)
        wording.put(row, row.story, words, viewer)
        row.save()
    show_change(row.story)
    record("reply.withdrawn", about=("reply", row.id), now=now)


def _lock(viewer: Person, reply: int) -> Reply:
    """Lock a reply the viewer may take back, with its story: the story first, as whoever answers does."""
    rows = Reply.objects.filter(policy.replies_within_reach_of(viewer))
    story_id = rows.filter(id=reply).values_list("story_id", flat=True).first()
    if story_id is None:
        raise NotFound
    story = lock(Story.objects, id=story_id)
    row = lock(rows, id=reply)
    row.story = story
    return row
