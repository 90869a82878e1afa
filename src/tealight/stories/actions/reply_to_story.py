from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import QuerySet

from tealight.kernel import clock, rows
from tealight.kernel.actions import action, lock, lock_by
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import notes as notes_of
from tealight.place.queries import place
from tealight.stories import policy, wording
from tealight.stories.actions.finding import kept_findable
from tealight.stories.actions.showing import Chosen, show
from tealight.stories.actions.throw_draft_away import drop_draft
from tealight.stories.actions.writing import NEWCOMER_DAYS, hold, require_same, write
from tealight.stories.models import Reply, Story
from tealight.stories.queries.drafts import DraftKind, Keeping, Subject

#: replies a newcomer can write in a day outside their own stories
NEWCOMER_REPLIES = 5


@action
def reply_to_story(
    *,
    viewer: Person,
    now: datetime,
    story: int,
    source: str,
    answers: int | None = None,
    notes: Iterable[str] = (),
    photos: Sequence[Chosen] = (),
    reply_id: int | None = None,
    draft: Keeping | None = None,
) -> int:
    """Answer a story, or one of its replies; return the reply's id.

    Whoever is answered or mentioned is told later, not here. `reply_id` is drawn
    when the page is made, so that a double click answers once; other words under
    the same id are refused, never dropped. The `draft` it was written in goes in
    the same transaction. `photos` are uploads of the viewer's.
    """
    def to_answer(number: int) -> QuerySet[Story]:
        readable = Story.objects.filter(policy.visible_to(viewer), id=number)
        return readable.defer("source", "parts", "pictures", "title", "excerpt")

    row = lock_by(viewer.prepared, "to answer", to_answer, story)
    here = place()
    known = notes_of(here.version)
    # Asked under the lock: of two clicks at once the second waits, and finds the first.
    if reply_id and viewer.prepared.ask("answered already", lambda number: _by(viewer, number).values_list("id"), reply_id):
        there = _by(viewer, reply_id).get()
        there.story = row
        require_same(viewer, there, write("", source, notes, wordless=bool(photos), known=known).words)
        return reply_id
    reply_id = reply_id or new_id()
    if here.read_only or here.posting_paused:
        raise Refused("Replies are paused for now. Your words are still in the box.")
    require(policy.may_reply(viewer, row))
    above = None
    if answers is not None:
        readable = Reply.objects.filter(policy.replies_visible_to(viewer), story=row)
        above = lock(readable.select_related("story"), id=answers)
        require(policy.may_answer(viewer, above))
    _require_newcomer_room(viewer, row, now)
    written = write("", source, notes, wordless=bool(photos), known=known)
    reply = Reply(
        id=reply_id,
        story=row,
        persona_id=viewer.persona_id,
        answers=above,
        ordinal=row.next_ordinal,
        notes=written.notes,
        hour=clock.hour(now),
    )
    words = replace(written.words, pictures=show(viewer, now, ("reply", reply.id), (), photos))
    hold(reply, row, viewer, words, now)
    with kept_findable(reply):
        wording.put(reply, row, words, viewer)
        rows.insert(reply)
    row.next_ordinal += 1
    row.version += 1
    if row.answered_on is None and not policy.is_mine(viewer, row) and reply.held_on is None:
        row.answered_on = clock.hour(now)
    rows.update(row, "next_ordinal", "version", "answered_on")
    if draft is not None:
        drop_draft(viewer, Subject(DraftKind.REPLY, row.id, answers or 0), draft)
    record("reply.posted", about=("reply", reply.id), now=now)
    return reply.id


def _by(viewer: Person, reply: int) -> QuerySet[Reply]:
    return Reply.objects.filter(id=reply, persona_id=viewer.persona_id)


def _require_newcomer_room(viewer: Person, story: Story, now: datetime) -> None:
    """Refuse a newcomer's sixth reply in a day to other people's stories."""
    if viewer.joined_days_ago >= NEWCOMER_DAYS or viewer.roles or policy.is_mine(viewer, story):
        return
    since = clock.hour(now - timedelta(days=1))
    mine = Reply.objects.filter(persona_id=viewer.persona_id, hour__gt=since)
    if mine.exclude(story__persona_id=viewer.persona_id).count() >= NEWCOMER_REPLIES:
        raise Refused(
            "In the first week people can answer five times a day. "
            "Your words are still in the box; they can go tomorrow."
        )
