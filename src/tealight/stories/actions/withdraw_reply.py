from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import policy, wording
from tealight.stories.actions.edit_reply import lock_reply, show_change
from tealight.stories.actions.finding import kept_findable


@action
def withdraw_reply(*, viewer: Person, now: datetime, reply: int) -> None:
    """Take a reply back; answers to it stay where they are. Never refused to its author."""
    row = lock_reply(viewer, reply)
    require(policy.may_withdraw(viewer, row))
    if row.withdrawn_on:
        return
    words = wording.take(row, row.story, viewer)
    with kept_findable(row):
        row.withdrawn_on = clock.day(now)
        wording.put(row, row.story, words, viewer)
        row.save()
    show_change(row.story)
    record("reply.withdrawn", about=("reply", row.id), now=now)
