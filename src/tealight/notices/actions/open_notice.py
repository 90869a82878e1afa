from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.viewer import Person
from tealight.notices import policy
from tealight.notices.models import Notice
from tealight.place.queries import place


@action
def open_notice(*, viewer: Person, now: datetime, notice: int) -> str:
    """Mark a notice as opened; return the address of what it tells of.

    Records no event: whether somebody looked is nobody else's business. In a place that
    can only be read it leads on all the same, and the notice stays as it is.
    """
    row = lock(Notice.objects.filter(policy.shown_to(viewer)), id=notice)
    if row.opened_on is None and not place().read_only:
        row.opened_on = clock.month(now)
        row.save(update_fields=["opened_on"])
    story = f"/stories/{row.story_id}/"
    return f"{story}replies/{row.reply_id}/" if row.reply_id else story
