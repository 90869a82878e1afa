from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.media.actions.drop_photos import drop_photos
from tealight.stories import policy, wording
from tealight.stories.actions.answering import answers_went
from tealight.stories.actions.finding import kept_findable
from tealight.stories.actions.locking import lock_within_reach, show_change


@action
def withdraw_reply(*, viewer: Person, now: datetime, reply: int) -> None:
    """Take a reply back; answers to it stay where they are. Never refused to its author.

    Not even where they may not read its story any more: in a room they left their
    words would stand before everyone but them.
    """
    row = lock_within_reach(viewer, reply)
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
    answers_went([row.story_id])
    record("reply.withdrawn", about=("reply", row.id), now=now)
