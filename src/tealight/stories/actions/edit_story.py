from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import place
from tealight.stories import danger, policy, watching, wording
from tealight.stories.actions.finding import kept_findable
from tealight.stories.actions.share_story import require_audience
from tealight.stories.actions.showing import Chosen, show
from tealight.stories.actions.throw_draft_away import drop_draft
from tealight.stories.actions.writing import (
    hold,
    require_anonymous,
    require_face,
    require_links,
    require_unchanged,
    tells_more,
    write,
)
from tealight.stories.models import Audience, Story
from tealight.stories.queries.audiences import is_answered
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
    named_only: bool | None = None,
    seen: str = "",
    draft: Keeping | None = None,
) -> None:
    """Change a story's words, notes, need, audience or photos; without `photos` they stay.

    `named_only`: whether answers are under pen names from now on; None leaves it as it is.

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
    # What waited until now nobody has read: for its readers it is not a changed story, and of what waits for its
    # hour "edited" would tell, once it appears, that it was written before.
    was_shared, waited = row.audience != Audience.ME, row.held_on is not None
    before, so_far = wording.take(row, row, viewer), wording.so_far(row)
    there = before.pictures
    wordless = bool(there if photos is None else photos)
    written = write(title, source, notes, mentions=audience != Audience.ME, wordless=wordless)
    words = replace(written.words, pictures=show(viewer, now, ("story", row.id), there, photos))
    more = tells_more(viewer, row, row, words, audience)
    if here.posting_paused and more:
        raise Refused("Sharing is paused for now. Your words are still in the box.")
    if more and policy.is_anonymous(viewer, row):
        require_anonymous(viewer, audience)
        require_face(row.persona_id, now, here, photos=any(not one.is_there for one in photos or ()))
    require_links(words, here, so_far)
    found, noticed = None, ()
    if danger.is_told(audience, row):
        told = before if danger.is_told(row.audience, row) else wording.NO_WORDS
        noticed = watching.noticed(words, group, here, told, row.group_id)
        found = danger.new_danger(words, before if danger.is_told(row.audience, row) else None)
    if (audience, group) != (row.audience, row.group_id):
        require(policy.may_change_audience(viewer, row, audience, group, is_answered(row)), "audience")
        if row.audience in policy.OPEN and audience == Audience.ME and not row.appears_at:
            row.next_ordinal = max(2, row.next_ordinal)  # as answered: an answer may be waiting for its hour
        require_audience(viewer, audience, group)
        require(policy.may_show(viewer, words.pictures), "photos")
        row.circle_id = viewer.own_circle if audience == Audience.CIRCLE else None
    with kept_findable(row):
        row.audience, row.group_id, row.need, row.notes = audience, group, need, written.notes
        wording.put(row, row, words, viewer)
        hold(
            row, row, viewer, words, now, so_far=so_far, dangerous=danger.waits(found, here),
            watched=watching.waits(noticed, group), here=here,
        )
        if named_only is not None:
            row.named_only_on = (row.named_only_on or clock.day(now)) if named_only else None
        if was_shared and not waited:
            row.edited_on = clock.day(now)
        elif not was_shared:
            row.hour = clock.hour(now)
        row.version += 1
        row.save()
    if draft is not None:
        drop_draft(viewer, Subject(DraftKind.EDIT, row.id), draft)
    if was_shared:
        record("story.edited", about=("story", row.id), now=now)
    elif audience != Audience.ME:
        record("story.shared", about=("story", row.id), now=now)
    if noticed:
        record("words.noticed", about=("story", row.id), now=now, kind="story")
    if found is not None:
        record("danger.noticed", about=("story", row.id), now=now, kind="story", danger=found.kind, plan=found.plan)
