"""One's own words as they stand in the box in which they are changed."""

from dataclasses import dataclass

from tealight.accounts.queries import faces
from tealight.kernel import prose
from tealight.kernel.verdict import Verdict
from tealight.kernel.viewer import Person
from tealight.place.queries import Notes
from tealight.stories import danger, policy, wording
from tealight.stories.models import Audience, Reply, Story
from tealight.stories.queries.facts import Author
from tealight.stories.queries.story import find


@dataclass(frozen=True, slots=True)
class Editable:
    """A story or a reply as its author changes it; `seen` is the mark of these very words."""

    id: int
    story: int
    title: str
    source: str
    notes: tuple[str, ...]
    mask: int
    seen: str
    is_withdrawn: bool
    may_edit: Verdict
    need: str = ""
    #: whom a story is for now
    audience: str = ""
    named_only: bool = False
    pictures: tuple[wording.Picture, ...] = ()
    #: what members could read of it until now
    so_far: wording.Wording = wording.NO_WORDS
    #: it stands under a story of one's own
    answers_own: bool = False
    #: its words, where somebody of the team was told of danger in them (stories/danger.py)
    told: wording.Wording | None = None
    #: the face it stands under, where that was made for its story
    writer: Author | None = None


def editable_story(viewer: Person, notes: Notes, story_id: int) -> tuple[Editable, Story] | None:
    """Return a story in the box, and its row for the audiences it may go to; None if unseen."""
    row = find(viewer, story_id)
    return None if row is None else (_editable(viewer, notes, row, row), row)


def editable_reply(viewer: Person, notes: Notes, story_id: int, reply_id: int) -> Editable | None:
    """Return a reply in the box; None if it, or its story, is unseen."""
    story = Story.objects.filter(policy.visible_to(viewer), id=story_id).first()
    if story is None:
        return None
    rows = Reply.objects.filter(policy.replies_visible_to(viewer), story=story)
    row = rows.select_related("persona").filter(id=reply_id).first()
    if row is None:
        return None
    row.story = story
    return _editable(viewer, notes, row, story)


def audience_value(story: Story) -> str:
    """Return the value of the choice that says whom `story` is for now."""
    return f"room:{story.group.slug}" if story.audience == Audience.GROUP else str(story.audience)


def _editable(viewer: Person, notes: Notes, row: Story | Reply, story: Story) -> Editable:
    may_edit = policy.may_edit(viewer, row)
    words = wording.take(row, story, viewer) if may_edit else wording.Wording("", "", (), "")
    return Editable(
        id=row.id,
        story=story.id,
        title=words.title,
        source=_with_names(words.source),
        notes=tuple(notes.keys(row.notes)),
        mask=row.notes,
        seen=wording.mark(row, words, viewer),
        is_withdrawn=row.withdrawn_on is not None,
        may_edit=may_edit,
        need=getattr(row, "need", ""),
        audience=audience_value(story),
        named_only=bool(getattr(row, "named_only_on", None)),
        pictures=words.pictures,
        so_far=wording.so_far(row),
        answers_own=policy.is_mine(viewer, story),
        told=words if danger.is_told(story.audience, row, story) else None,
        writer=Author.of(row.persona) if policy.is_anonymous(viewer, row) else None,
    )


def _with_names(source: str) -> str:
    """Return `source` with names where ids are stored: what was typed, by today's names."""
    known = faces(prose.mentioned(source))

    def name(persona: int) -> str:
        face = known.get(persona)
        return "@someone" if face is None or face.is_gone else f"@{face.name}"

    return prose.show_mentions(source, name)
