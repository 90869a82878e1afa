"""A member's drafts, found by tags and opened with their own keys.

Words nobody else has been shown: a new story, an answer, a change begun. What one is about stands
inside it alone. A tag of that would be one tag for what somebody begins to answer in a thread, now
without a name and a week later under theirs.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

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
        return self.is_of(keeping) or (keeping.base > 0 and (self.slot, self.version) == (keeping.slot, keeping.base))

    def is_of(self, keeping: Keeping) -> bool:
        """Return whether that very page wrote these words."""
        return bool(keeping.window) and self.window == keeping.window


def slot_tag(viewer: Person, slot: int) -> bytes:
    """Return the tag to be written of one of the viewer's draft slots; NotFound beyond the last."""
    return slot_tags(viewer, slot)[0]


def slot_tags(viewer: Person, slot: int) -> tuple[bytes, ...]:
    """Return the tags that what is in one of the viewer's draft slots may stand under; NotFound beyond the last."""
    if not 0 <= slot < Draft.SLOTS:
        raise NotFound
    return viewer.keys.tags("draft/v1", slot)


def drafts(viewer: Person) -> tuple[KeptDraft, ...]:
    """Return the viewer's drafts, newest day first; one statement."""
    tags = viewer.keys.slots("draft/v1", Draft.SLOTS)
    found = [open_draft(row, viewer) for row in _READS.ask(("drafts", len(tags)), _of_slots, *tags)]
    return tuple(sorted(found, key=lambda draft: (draft.day, draft.slot), reverse=True))


def _of_slots(*tags: bytes) -> QuerySet[Draft]:
    return Draft.objects.filter(tag__in=tags)


def draft(viewer: Person, slot: int) -> KeptDraft | None:
    """Return the draft in one slot, or None; one statement."""
    row = Draft.objects.filter(tag__in=slot_tags(viewer, slot)).first()
    return None if row is None else open_draft(row, viewer)


def draft_about(viewer: Person, subject: Subject) -> KeptDraft | None:
    """Return what the viewer began to write about `subject`, or None; one statement."""
    found = [one for one in drafts(viewer) if one.subject == subject and not one.beside]
    return min(found, key=lambda one: one.slot, default=None)  # of two begun in one moment the one that stays


def reply_draft(viewer: Person, story: int, answers: int | None = None) -> KeptDraft | None:
    """Return the reply begun to a story, or to one of its replies; one statement."""
    return draft_about(viewer, Subject(DraftKind.REPLY, story, answers or 0))


def locked_for(viewer: Person, subject: Subject, slot: int | None) -> list[tuple[Draft, KeptDraft]]:
    """Return the drafts a page may mean, its slot's and its subject's, with all of the viewer's rows locked."""
    tags = viewer.keys.slots("draft/v1", Draft.SLOTS)
    rows = _READS.ask(("drafts to change", len(tags)), _locked, *tags)
    found = [(row, open_draft(row, viewer)) for row in rows]
    return [(row, one) for row, one in found if one.slot == slot or (one.subject == subject and not one.beside)]


def _locked(*tags: bytes) -> QuerySet[Draft]:
    # In one order, so that two windows wait for each other and never both.
    return Draft.objects.select_for_update().filter(tag__in=tags).order_by("id")


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
        beside=body.get("beside", False),  # older drafts do not say; of two, one steps aside
    )
