import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from tealight.kernel import clock, rows
from tealight.kernel.actions import action, lock, lock_by
from tealight.kernel.ids import new_id
from tealight.kernel.prepared import Prepared
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import Place, place
from tealight.place.queries import notes as notes_of
from tealight.screening import Danger
from tealight.stories import danger, policy, watching, wording
from tealight.stories.actions.answering import note_answer
from tealight.stories.actions.finding import kept_findable
from tealight.stories.actions.showing import Chosen, show
from tealight.stories.actions.throw_draft_away import drop_draft
from tealight.stories.actions.writing import (
    first_days,
    hold,
    require_anonymous_reply,
    require_links,
    require_same,
    write,
    writes_as,
)
from tealight.stories.bounds import turn_to_answer
from tealight.stories.models import Reply, Story
from tealight.stories.queries.drafts import DraftKind, Keeping, Subject

_READS = Prepared()
_IN_WORDS = dict(enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2))


@action(ahead=danger.danger_ahead)
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
    anonymous: bool = False,
    later: bool = False,
    draft: Keeping | None = None,
    judged: Danger | None = None,
) -> int:
    """Answer a story, or one of its replies; return the reply's id.

    Whoever is answered or mentioned is told later, not here. `reply_id` is drawn
    when the page is made, so that a double click answers once; other words under
    the same id are refused, never dropped. The `draft` it was written in goes in
    the same transaction. `photos` are uploads of the viewer's. `anonymous`: under a face
    made for this story alone, the same one each time; nothing written in this transaction
    leads to the viewer. `later`: it appears at an hour of the next day that chance draws, as
    the newest of its thread; until then the story stays as it is, and no order tells of it.
    """
    def to_answer(number: int, face: int) -> QuerySet[Story]:
        readable = Story.objects.filter(policy.visible_to(viewer, face), id=number)
        return readable.defer("source", "parts", "pictures", "title", "excerpt")

    row = lock_by(viewer.prepared_in_story, "to answer", to_answer, story, viewer.face_in(story))
    here = place()
    known = notes_of(here.version)
    # Asked under the lock: of two clicks at once the second waits, and finds the first.
    if reply_id and _is_there(viewer, reply_id):
        there = Reply.objects.filter(policy.own(viewer), id=reply_id).get()
        there.story = row
        require_same(viewer, there, write("", source, notes, wordless=bool(photos), known=known).words)
        return reply_id
    reply_id = reply_id or new_id()
    if here.read_only or here.posting_paused:
        raise Refused("Replies are paused for now. Your words are still in the box.")
    require(policy.may_reply(viewer, row))
    if anonymous:
        require_anonymous_reply(viewer, row)
    above = None
    if answers is not None:
        readable = Reply.objects.filter(policy.replies_visible_to(viewer), story=row)
        above = lock(readable.select_related("story"), id=answers)
        require(policy.may_answer(viewer, above))
    if not anonymous:
        _require_newcomer_room(viewer, row, now, here)
    turn = turn_to_answer(viewer, here, row, anonymous)
    turn.require(now)
    written = write("", source, notes, wordless=bool(photos), known=known)
    require_links(written.words, here)
    reply = Reply(
        id=reply_id,
        story=row,
        persona_id=writes_as(viewer, now, row.id, anonymous, here, photos=bool(photos)),
        answers=above,
        ordinal=row.next_ordinal,
        notes=written.notes,
        hour=clock.hour(now),
    )
    words = replace(written.words, pictures=show(viewer, now, ("reply", reply.id), (), photos))
    found = judged if danger.is_told(row.audience, row) else None
    noticed = watching.noticed(words, row.group_id, here) if danger.is_told(row.audience, row) else ()
    hold(
        reply, row, viewer, words, now, later=later, dangerous=danger.waits(found, here),
        watched=watching.waits(noticed, row.group_id), here=here,
    )
    if reply.appears_at:
        reply.ordinal = Reply.LATER + secrets.randbelow(Reply.LATER)
    with kept_findable(reply):
        wording.put(reply, row, words, viewer)
        rows.insert(reply)
    if reply.appears_at is None:
        _add_to_thread(row, reply, now)
    if draft is not None:
        drop_draft(viewer, Subject(DraftKind.REPLY, row.id, answers or 0), draft)
    record("reply.posted", about=("reply", reply.id), now=now)
    if noticed:
        record("words.noticed", about=("reply", reply.id), now=now, kind="reply")
    turn.count(now)
    if found is not None:
        record("danger.noticed", about=("reply", reply.id), now=now, kind="reply", danger=found.kind, plan=found.plan)
    return reply.id


def _add_to_thread(row: Story, reply: Reply, now: datetime) -> None:
    row.next_ordinal += 1
    row.version += 1
    note_answer(row, reply, now)
    rows.update(row, "next_ordinal", "version", "answered_on")


def _is_there(viewer: Person, reply: int) -> bool:
    # Compared here, so that the statement is the same for everyone, and after each name made for a story.
    return not viewer.personas.isdisjoint(_READS.ask("whose it is", _face_of, reply))


def _face_of(reply: int) -> QuerySet:
    return Reply.objects.filter(id=reply).values_list("persona_id", flat=True)


def _require_newcomer_room(viewer: Person, story: Story, now: datetime, here: Place) -> None:
    """Refuse a newcomer's sixth reply of a day, or what the operator says, to what other faces told.

    Anybody can count the replies under a pen name: were there room for one more under an anonymous story, all
    would know whose it is (PRIVACY 6). What they write anonymously is bounded apart, as everyone's is.
    """
    if viewer.joined_days_ago >= here.newcomer_days or viewer.roles or not here.newcomer_replies:
        return
    if story.persona_id == viewer.persona_id:
        return
    since = clock.hour(now - timedelta(days=1))
    mine = Reply.objects.filter(persona_id=viewer.persona_id, hour__gt=since)
    if mine.exclude(persona_id=F("story__persona_id")).count() >= here.newcomer_replies:
        raise Refused(
            f"{first_days(here)} people can answer {_IN_WORDS.get(here.newcomer_replies, here.newcomer_replies)} times a day. "
            "Your words are still in the box; they can go tomorrow."
        )
