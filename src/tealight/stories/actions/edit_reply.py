from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import place
from tealight.stories import policy, wording
from tealight.stories.actions.finding import kept_findable
from tealight.stories.actions.locking import lock_reply, show_change
from tealight.stories.actions.showing import Chosen, show
from tealight.stories.actions.throw_draft_away import drop_draft
from tealight.stories.actions.writing import hold, require_unchanged, tells_more, write
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
    there = wording.take(row, row.story, viewer).pictures
    written = write("", source, notes, wordless=bool(there if photos is None else photos))
    shown = show(viewer, now, ("reply", row.id), there, photos)
    words = replace(written.words, pictures=shown)
    if here.posting_paused and tells_more(viewer, row, row.story, words, row.story.audience):
        raise Refused("Replies are paused for now. Your words are still in the box.")
    with kept_findable(row):
        row.notes = written.notes
        wording.put(row, row.story, words, viewer)
        hold(row, row.story, viewer, words, now)
        row.edited_on = clock.day(now)
        row.save()
    show_change(row.story)
    if draft is not None:
        drop_draft(viewer, Subject(DraftKind.EDIT_REPLY, row.id, row.story_id), draft)
    record("reply.edited", about=("reply", row.id), now=now)
