"""What a case kept of a thing, opened to be read; and what covers it for whoever reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from tealight.accounts.queries import faces
from tealight.kernel import prose
from tealight.kernel.snapshot import SeenPhoto, Snapshot
from tealight.kernel.viewer import Person
from tealight.moderation.models import Case
from tealight.moderation.queries.case_words import NOTES_OF, kind_of
from tealight.place.queries import Notes
from tealight.screening import danger_of, screen
from tealight.stories.queries.at_desk import AtDesk
from tealight.stories.queries.covers import name_notes, phrases, show_mention
from tealight.stories.queries.facts import Cover, Passage
from tealight.stories.queries.pictures import said_of


@dataclass(frozen=True, slots=True)
class KeptWords:
    """A thing as it was read when it came here. `photos` is what was said of each, as far as the reader's filters let it."""

    name: str
    audience: str
    hour: datetime | None
    title: str
    parts: tuple[Passage, ...]
    photos: tuple[str, ...]
    photo_ids: tuple[int, ...]
    notes: tuple[str, ...]
    mask: int
    group: int | None

    @property
    def text(self) -> str:
        """Its words alone, for who screens them."""
        return "\n\n".join(filter(None, (self.title, *(prose.plain(part.html) for part in self.parts))))


def kept_in(viewer: Person, seen: Iterable[Snapshot], notes: Notes) -> tuple[KeptWords, ...]:
    """Return what a case kept, the oldest first; one statement where somebody is called in it."""
    found = tuple(seen)
    called = {number for one in found for _, html in one.parts for number in prose.mentioned(html)}
    mention = show_mention(faces(called) if called else {})
    return tuple(_kept(viewer, one, notes, mention) for one in found)


def _kept(viewer: Person, one: Snapshot, notes: Notes, mention) -> KeptWords:
    # A photo that is the whole of it has a cover of its own, as any photo has.
    mask = one.notes if one.parts or one.title else 0
    for part, _ in one.parts:
        mask |= part
    shown = tuple(Passage(SafeString(prose.show_mentions(html, mention))) for _, html in one.parts)
    said = tuple(_said(viewer, one, photo, notes) for photo in one.photos)
    ids = tuple(photo.id for photo in one.photos)
    return KeptWords(one.name, one.audience, one.hour, one.title, shown, said, ids, phrases(notes, mask), mask, one.group)


def _said(viewer: Person, one: Snapshot, photo: SeenPhoto, notes: Notes) -> str:
    """Return what is said of a photo that was there: its author's words, or where its like is kept away, its notes."""
    is_shown = viewer.filters.for_photo(photo.notes, one.group) == "show"
    own = (photo.alt or photo.line) if is_shown else ""
    return f"A photo: {own}" if own else said_of(notes, photo.notes, one.name)


def evidence_in(kept: tuple[KeptWords, ...]) -> tuple[str, ...]:
    """Return the words in which software noticed danger, each once; worked out anew, and kept nowhere."""
    found = (danger_of(one.text) for one in kept)
    return tuple(dict.fromkeys(piece.words for danger in found if danger for piece in danger.evidence))


def cover_of(
    viewer: Person, notes: Notes, row: Case, thing: AtDesk | None, kept: tuple[KeptWords, ...], told: Iterable[str], open_url: str
) -> Cover | None:
    """Return the one line in place of a case's words where `viewer`'s filters keep away what they are about; or None.

    Whoever wrote them may have forgotten a note, and `told`, what reports say, has none: what screening suggests,
    and what the danger itself is about, counts as if it had been set. Photos are asked for one by one.
    """
    group = thing.group if thing and thing.group is not None else kept[-1].group if kept else None
    mask = (thing.mask if thing else 0) | notes.mask([NOTES_OF.get(row.danger, "")])
    for one in kept:
        mask |= one.mask
    for text in (*(one.text for one in kept), *told):
        found = screen(text)
        mask |= notes.mask(one.note for one in found.notes) | notes.mask([NOTES_OF.get(found.danger.kind, "") if found.danger else ""])
    what = kind_of(row.kind).capitalize()
    hit = mask & viewer.filters.leaving_nothing_out().covered_in(group)
    if hit:
        return Cover(name_notes(notes, hit, what), open_url)
    if row.face in viewer.muted or row.face in viewer.unwanted:
        return Cover(f"{what} by someone you asked not to meet.", open_url)
    return None
