"""A member's drafts, found by tags and opened with their own keys."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tealight.kernel.viewer import Person
from tealight.stories.models import Draft


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft: its slot, the day it was last kept, and what was typed."""

    slot: int
    day: date
    body: dict[str, Any]


def drafts(viewer: Person) -> tuple[KeptDraft, ...]:
    """Return the viewer's drafts, newest day first; one statement."""
    by_tag = {tag: slot for slot, tag in enumerate(viewer.keys.slots("draft/v1", Draft.SLOTS))}
    rows = Draft.objects.filter(tag__in=list(by_tag))
    found = [_kept(row, by_tag[bytes(row.tag)], viewer) for row in rows]
    return tuple(sorted(found, key=lambda draft: (draft.day, draft.slot), reverse=True))


def draft(viewer: Person, slot: int) -> KeptDraft | None:
    """Return the draft in one slot, or None."""
    row = Draft.objects.filter(tag=viewer.keys.tag("draft/v1", slot)).first()
    return None if row is None else _kept(row, slot, viewer)


def _kept(row: Draft, slot: int, viewer: Person) -> KeptDraft:
    return KeptDraft(slot, row.day, row.body.open_json(viewer.keys, row.id))
