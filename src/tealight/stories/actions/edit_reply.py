from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import place
from tealight.stories import danger, policy, watching, wording
from tealight.stories.actions.answering import answers_went
from tealight.stories.actions.finding import kept_findable
from tealight.stories.actions.locking import lock_reply, show_change
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
from tealight.stories.queries.drafts import DraftKind, Keeping, Subject


@action
def edit_reply(
    *,
    viewer: Person,
    now: datetime,
    reply: int,
    source: str,
    notes: Iterable[str] = (),
    photos: Sequence[Chosen] | None = None,
    seen: str = "",
    draft: Keeping | None = None,
) -> None:
    """Change the words, the notes or the photos of one's own reply; without `photos` they stay.

    `seen` is the mark of what the page showed: what another window changed
    meanwhile is not replaced unseen. The `draft` of the change goes with it.
    """
    row = lock_reply(viewer, reply)
    require(policy.may_edit(viewer, row))
    here = place()
    if here.read_only:
        raise Refused("Nothing can be changed for now. Your words are still in the box.")
    require_unchanged(viewer, row, row.story, seen)
    # What waited until now nobody has read: for its readers it is not a changed reply, and of what waits for its
    # hour "edited" would tell, once it appears, that it was written before.
    waited, has_hour = row.held_on is not None, row.appears_at is not None
    before, so_far = wording.take(row, row.story, viewer), wording.so_far(row)
    there = before.pictures
    written = write("", source, notes, wordless=bool(there if photos is None else photos))
    shown = show(viewer, now, ("reply", row.id), there, photos)
    words = replace(written.words, pictures=shown)
    more = tells_more(viewer, row, row.story, words, row.story.audience)
    if here.posting_paused and more:
        raise Refused("Replies are paused for now. Your words are still in the box.")
    if more and policy.is_anonymous(viewer, row):
        require_anonymous(viewer, row.story.audience)
        require_face(row.persona_id, now, here, photos=any(not one.is_there for one in photos or ()))
    require_links(words, here, so_far)
    is_told, group = danger.is_told(row.story.audience, row, row.story), row.story.group_id
    found = danger.new_danger(words, before) if is_told else None
    noticed = watching.noticed(words, group, here, before, group) if is_told else ()
    with kept_findable(row):
        row.notes = written.notes
        wording.put(row, row.story, words, viewer)
        hold(
            row, row.story, viewer, words, now, so_far=so_far, dangerous=danger.waits(found, here),
            watched=watching.waits(noticed, group), here=here,
        )
        if not waited:
            row.edited_on = clock.day(now)
        row.save()
    if not has_hour:
        show_change(row.story)
    if row.held_on is not None and not waited:
        answers_went([row.story_id])
    if draft is not None:
        drop_draft(viewer, Subject(DraftKind.EDIT_REPLY, row.id, row.story_id), draft)
    record("reply.edited", about=("reply", row.id), now=now)
    if noticed:
        record("words.noticed", about=("reply", row.id), now=now, kind="reply")
    if found is not None:
        record("danger.noticed", about=("reply", row.id), now=now, kind="reply", danger=found.kind, plan=found.plan)
