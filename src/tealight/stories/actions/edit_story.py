from collections.abc import Iterable
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import place
from tealight.stories import policy, wording
from tealight.stories.actions.writing import hold, write
from tealight.stories.models import Audience, Story


@action
def edit_story(
    *,
    viewer: Person,
    now: datetime,
    story: int,
    title: str,
    source: str,
    audience: str,
    need: str,
    group: int | None = None,
    notes: Iterable[str] = (),
) -> None:
    """Change a story's words, notes, need or audience.

    Words shared with a circle stay in that circle or become private: the
    replies under them were written for its people and open with its key.
    """
    row = lock(Story.objects.filter(policy.visible_to(viewer)), id=story)
    require(policy.may_edit(viewer, row))
    here = place()
    if here.read_only:
        raise Refused("Nothing can be changed for now. Your words are still in the box.")
    group = group if audience == Audience.GROUP else None
    require(policy.may_share(viewer, audience, group, here.anyone_audience))
    if audience != row.audience and row.replies.exists() and (
        Audience.CIRCLE in (audience, row.audience)
    ):
        raise Refused("People answered this. It cannot move into or out of a circle now.")
    written = write(title, source, notes, mentions=audience != Audience.ME)
    was_shared = row.audience != Audience.ME
    row.audience, row.need, row.notes = audience, need, written.notes
    row.group_id = group
    row.circle_id = viewer.own_circle if audience == Audience.CIRCLE else None
    wording.put(row, row, written.words, viewer)
    hold(row, row, viewer, written.words, now)
    if was_shared:
        row.edited_on = clock.day(now)
    else:
        row.hour = clock.hour(now)
    row.version += 1
    row.save()
    if audience != Audience.ME:
        record("story.edited" if was_shared else "story.shared", about=("story", row.id), now=now)
