"""Notes that readers missed: what can be missed on a thing, and what waits for the team to look."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from tealight.kernel.verdict import NotFound, Verdict, require
from tealight.kernel.viewer import Person
from tealight.place.queries import Note, Notes
from tealight.stories import note_policy, policy
from tealight.stories.models import NoteProposal, Reply, Story
from tealight.stories.queries.facts import Author

#: on one page of the desk
PAGE = 60


@dataclass(frozen=True, slots=True)
class Missing:
    """A thing on which a note may be missing, and those it has none of. `may`: say so; `puts`: put it there at once."""

    url: str
    what: str
    persona: Author
    notes: tuple[Note, ...]
    may: Verdict
    puts: bool


@dataclass(frozen=True, slots=True)
class ProposedNote:
    """A note that somebody missed, at the desk: none of the words, so that nothing is to be covered."""

    id: int
    url: str
    what: str
    persona: Author
    note: str
    key: str
    story: int
    reply: int | None
    proposed_on: date


def missing_on(viewer: Person, notes: Notes, story_id: int, reply_id: int | None = None) -> Missing:
    """Return what may be missing on a story, or a reply, that `viewer` reads; NotFound for any other.

    By the notes on the whole alone, which everyone is shown: of a part that is left out for somebody nothing is told.
    """
    row = _story(viewer, story_id) if reply_id is None else _reply(viewer, story_id, reply_id)
    if row is None:
        raise NotFound
    story = row if reply_id is None else row.story
    may = note_policy.may_propose_note(viewer, row, story)
    left = tuple(note for note in notes.offered if note_policy.may_be_missed(note) and not row.notes & note.mask)
    url, what = _where(story_id, reply_id)
    return Missing(url, what, Author.of(row.persona), left, may, bool(note_policy.may_put_note(viewer, row, story)))


def proposals_for(viewer: Person) -> Q:
    """Return the condition on what readers missed that `viewer` may answer: of what they read, and did not write."""
    readable = Story.objects.filter(policy.visible_to(viewer), id=OuterRef("story_id"))
    stands = Reply.objects.filter(policy.replies_visible_to(viewer), id=OuterRef("reply_id"))
    theirs = Q(reply__isnull=True, story__persona_id__in=tuple(viewer.personas))
    theirs |= Q(reply__persona_id__in=tuple(viewer.personas))
    return Exists(readable) & (Q(reply__isnull=True) | Exists(stands)) & ~theirs


def proposed_notes(viewer: Person, notes: Notes) -> tuple[ProposedNote, ...]:
    """Return what readers missed and nobody has looked at, oldest first; one statement."""
    require(note_policy.may_answer_proposals(viewer))
    rows = NoteProposal.objects.filter(proposals_for(viewer), answered_on=None).order_by("proposed_on", "id")
    rows = rows.select_related("story__persona", "reply__persona")
    heavy = ("source", "parts", "pictures", "sealed")
    rows = rows.defer(*(f"{table}__{name}" for table in ("story", "reply") for name in heavy))
    return tuple(_proposed(row, notes) for row in rows[:PAGE])


def _proposed(row: NoteProposal, notes: Notes) -> ProposedNote:
    (note,) = notes.of(row.note)
    url, what = _where(row.story_id, row.reply_id)
    author = Author.of((row.reply or row.story).persona)
    return ProposedNote(row.id, url, what, author, note.label, note.key, row.story_id, row.reply_id, row.proposed_on)


def _where(story: int, reply: int | None) -> tuple[str, str]:
    return (f"/stories/{story}/", "story") if reply is None else (f"/stories/{story}/replies/{reply}/", "reply")


def _story(viewer: Person, story: int) -> Story | None:
    return Story.objects.filter(policy.visible_to(viewer), id=story).select_related("persona").first()


def _reply(viewer: Person, story: int, reply: int) -> Reply | None:
    rows = Reply.objects.filter(policy.replies_visible_to(viewer), policy.under(Story.objects.filter(policy.visible_to(viewer))))
    return rows.select_related("persona", "story").filter(id=reply, story=story).first()
