"""A text as others will see it, paragraph by paragraph, before anybody can."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from tealight.accounts.queries import faces
from tealight.kernel import prose
from tealight.kernel.viewer import Person
from tealight.place.queries import Note, Notes
from tealight.stories import wording
from tealight.stories.models import Audience, Need
from tealight.stories.queries.audiences import AudienceChoice
from tealight.stories.queries.covers import name_notes, phrases, show_mention
from tealight.stories.queries.facts import Author
from tealight.stories.queries.feed import UNTITLED

#: paragraphs that can be given a note by a choice; after these, by a line above them
CHOICES = 120
_WHERE = {
    Audience.ME: "only you can read this",
    Audience.CIRCLE: "For your circle",
    Audience.GROUP: "for people in this room",
    Audience.MEMBERS: "For all members",
    Audience.ANYONE: "For anyone",
}
#: notes one paragraph can be given by choices
NOTES_EACH = 3


@dataclass(frozen=True, slots=True)
class PreviewParagraph:
    """One paragraph: safe HTML, and for each note it has, and one more, what is chosen."""

    place: int
    html: SafeString
    chosen: tuple[str, ...]
    is_noted: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """A story as its own page will show it; names as `ui/story_header.html` asks for."""

    title: str
    persona: Author
    hour: datetime
    need: str
    audience: str
    notes: tuple[str, ...]
    paragraphs: tuple[PreviewParagraph, ...]
    #: what someone who covers its notes sees instead; empty when it has none
    cover: str
    room: str
    anonymous: bool = False
    edited: bool = False
    room_url: str = ""


def preview(
    viewer: Person, notes: Notes, words: wording.Wording, mask: int, need: str,
    for_whom: AudienceChoice | None, now: datetime, persona: Author | None = None,
) -> Preview:
    """Return `words`, with the notes of `mask` on the whole, as readers will get them.

    `persona` is the face they stand under, where that is not the viewer's pen name.
    """
    persona = persona or Author(viewer.persona_id, viewer.pen_name, "", anonymous=False)
    found, shown = _rendered(notes, words)
    printed = notes.mask(note.key for note in notes.of(mask) if note.is_printed)
    return Preview(
        title=words.title or UNTITLED,
        persona=persona,
        anonymous=persona.anonymous,
        hour=now,
        need=Need(need).label if need in Need.values else "",
        audience=_WHERE[for_whom.audience] if for_whom else "",
        room=for_whom.label if for_whom and for_whom.group else "",
        notes=phrases(notes, mask),
        paragraphs=tuple(
            PreviewParagraph(
                place, html, _chosen(paragraph.notes) if place < CHOICES else (), bool(paragraph.notes)
            )
            for place, (paragraph, html) in enumerate(zip(found, shown, strict=True))
        ),
        cover=name_notes(notes, printed, "A story") if printed else "",
    )


def words_shown(notes: Notes, words: wording.Wording) -> SafeString:
    """Return `words` as readers will get them, in safe HTML."""
    return SafeString("\n".join(_rendered(notes, words)[1]))


def _rendered(notes: Notes, words: wording.Wording) -> tuple[tuple[prose.Paragraph, ...], tuple[SafeString, ...]]:
    found = prose.paragraphs(words.source, wording.as_written(notes))
    known = faces(number for paragraph in found for number in prose.mentioned(paragraph.html))
    show = show_mention(known)
    return found, tuple(mark_safe(prose.show_mentions(one.html, show)) for one in found)  # noqa: S308 - sanitised


def note_options(notes: tuple[Note, ...]) -> tuple[tuple[str, str], ...]:
    """Return key and label of what a paragraph can be given."""
    return tuple((note.key, note.label) for note in notes)


def unchosen(options: tuple[tuple[str, str], ...]) -> SafeString:
    """Return `options` as they stand in most choices of the page: made once, for a long text."""
    return format_html_join("", '<option value="{}">{}</option>', options)


def _chosen(keys: tuple[str, ...]) -> tuple[str, ...]:
    return (*keys, "") if len(keys) < NOTES_EACH else keys
