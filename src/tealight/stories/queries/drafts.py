"""A member's drafts, found by tags and opened with their own keys.

Words nobody else has been shown: a new story, an answer, a change begun.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from tealight.kernel.ids import LARGEST
from tealight.kernel.prepared import Prepared
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person
from tealight.stories.models import Draft

_READS = Prepared()


class DraftKind(StrEnum):
    """What a draft is going to be, once it is shared."""

    STORY = "story"
    EDIT = "edit"
    REPLY = "reply"
    EDIT_REPLY = "edit-reply"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a draft is about, by ids.

    `id` is the new story's, drawn when its page was made; the story's or reply's
    that is changed; or the story's that is answered. `under` is the reply that is
    answered, if it is one, and the story of a reply that is changed.
    """

    kind: DraftKind
    id: int
    under: int = 0

    def __post_init__(self):
        if not (0 < self.id <= LARGEST and 0 <= self.under <= LARGEST):
            raise NotFound

    def tag(self, viewer: Person) -> bytes:
        """Return the tag by which a page finds its draft."""
        return viewer.keys.tag(f"draft-about/v1/{self.kind}", self.id, self.under)


@dataclass(frozen=True, slots=True)
class Keeping:
    """What a page knows of the draft it belongs to.

    `slot` is where its words are kept, `base` the version it last saw there, and
    `window` a random word of the page's own: a later save of the same window
    always counts, one of another window only if it saw the latest words.
    """

    slot: int | None = None
    base: int = 0
    window: str = ""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft: its slot, the day it was last kept, and what was typed, field by field."""

    slot: int
    day: date
    subject: Subject
    version: int
    window: str
    fields: dict[str, Any] = field(default_factory=dict)
    #: kept beside other words about the same thing, so no page finds it by itself
    beside: bool = False

    def belongs_to(self, keeping: Keeping) -> bool:
        """Return whether a page that knows `keeping` has seen these words, or wrote them."""
        return self.is_of(keeping) or (keeping.base > 0 and self.version == keeping.base)

    def is_of(self, keeping: Keeping) -> bool:
        """Return whether that very page wrote these words."""
        return bool(keeping.window) and self.window == keeping.window


def slot_tag(viewer: Person, slot: int) -> bytes:
    """Return the tag of one of the viewer's draft slots; NotFound beyond the last."""
    if not 0 <= slot < Draft.SLOTS:
        raise NotFound
    return viewer.keys.tag("draft/v1", slot)


def drafts(viewer: Person) -> tuple[KeptDraft, ...]:
    """Return the viewer's drafts, newest day first; one statement."""
    rows = Draft.objects.filter(tag__in=viewer.keys.slots("draft/v1", Draft.SLOTS))
    found = [open_draft(row, viewer) for row in rows]
    return tuple(sorted(found, key=lambda draft: (draft.day, draft.slot), reverse=True))


def draft(viewer: Person, slot: int) -> KeptDraft | None:
    """Return the draft in one slot, or None; one statement."""
    row = Draft.objects.filter(tag=slot_tag(viewer, slot)).first()
    return None if row is None else open_draft(row, viewer)


def draft_about(viewer: Person, subject: Subject) -> KeptDraft | None:
    """Return what the viewer began to write about `subject`, or None; one statement."""
    found = _READS.ask("a draft", _about, subject.tag(viewer))
    return open_draft(found[0], viewer) if found else None


def _about(tag: bytes) -> QuerySet[Draft]:
    return Draft.objects.filter(about=tag)


def reply_draft(viewer: Person, story: int, answers: int | None = None) -> KeptDraft | None:
    """Return the reply begun to a story, or to one of its replies; one statement."""
    return draft_about(viewer, Subject(DraftKind.REPLY, story, answers or 0))


def locked_for(viewer: Person, subject: Subject, slot: int | None) -> list[Draft]:
    """Return the rows a page may mean, its slot's and its subject's, locked for whoever changes them."""
    if slot is None:
        return _READS.ask("a draft to change", _locked, subject.tag(viewer))
    return _READS.ask("drafts to change", _locked, subject.tag(viewer), slot_tag(viewer, slot))


def _locked(about: bytes, *tags: bytes) -> QuerySet[Draft]:
    meant = Q(about=about)
    for tag in tags:
        meant |= Q(tag=tag)
    return Draft.objects.select_for_update().filter(meant)


def open_draft(row: Draft, viewer: Person) -> KeptDraft:
    """Return what is in `row`, opened."""
    body = row.body.open_json(viewer.keys, row.id)
    return KeptDraft(
        slot=body["slot"],
        day=row.day,
        subject=Subject(DraftKind(body["kind"]), body["id"], body["under"]),
        version=body["version"],
        window=body["window"],
        fields=body["fields"],
        beside=row.about is None,
    )
