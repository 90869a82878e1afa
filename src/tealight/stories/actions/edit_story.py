from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import place
from tealight.stories import policy, wording
from tealight.stories.actions.finding import kept_findable
from tealight.stories.actions.share_story import require_audience
from tealight.stories.actions.showing import Chosen, show
from tealight.stories.actions.throw_draft_away import drop_draft
from tealight.stories.actions.writing import hold, require_unchanged, tells_more, write
from tealight.stories.models import Audience, Story
from tealight.stories.queries.drafts import DraftKind, Keeping, Subject


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
    photos: Sequence[Chosen] | None = None,
    seen: str = "",
    draft: Keeping | None = None,
) -> None:
    """Change a story's words, notes, need, audience or photos; without `photos` they stay.

    `seen` is the mark of what the page showed (`wording.mark`): if another window
    changed the story meanwhile, nothing is replaced unseen. An answered story can
    go to fewer people and never to others. The `draft` of the change goes in the
    same transaction.
    """
    row = lock(Story.objects.filter(policy.visible_to(viewer)), id=story)
    require(policy.may_edit(viewer, row))
    here = place()
    if here.read_only:
        raise Refused("Nothing can be changed for now. Your words are still in the box.")
    require_unchanged(viewer, row, row, seen)
    group = group if audience == Audience.GROUP else None
    was_shared = row.audience != Audience.ME
    there = wording.take(row, row, viewer).pictures
    wordless = bool(there if photos is None else photos)
    written = write(title, source, notes, mentions=audience != Audience.ME, wordless=wordless)
    words = replace(written.words, pictures=show(viewer, now, ("story", row.id), there, photos))
    if here.posting_paused and tells_more(viewer, row, row, words, audience):
        raise Refused("Sharing is paused for now. Your words are still in the box.")
    if (audience, group) != (row.audience, row.group_id):
        answered = row.replies.exists()
        require(policy.may_change_audience(viewer, row, audience, group, answered), "audience")
        require_audience(viewer, audience, group)
        require(policy.may_show(viewer, words.pictures), "photos")
        row.circle_id = viewer.own_circle if audience == Audience.CIRCLE else None
    with kept_findable(row):
        row.audience, row.group_id, row.need, row.notes = audience, group, need, written.notes
        wording.put(row, row, words, viewer)
        hold(row, row, viewer, words, now)
        if was_shared:
            row.edited_on = clock.day(now)
        else:
            row.hour = clock.hour(now)
        row.version += 1
        row.save()
    if draft is not None:
        drop_draft(viewer, Subject(DraftKind.EDIT, row.id), draft)
    if was_shared:
        record("story.edited", about=("story", row.id), now=now)
    elif audience != Audience.ME:
        record("story.shared", about=("story", row.id), now=now)
