from collections.abc import Collection
from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.viewer import Person
from tealight.media.actions.drop_uploads import drop_uploads
from tealight.stories.models import Draft
from tealight.stories.queries.drafts import (
    DraftKind,
    Keeping,
    KeptDraft,
    Subject,
    locked_for,
    open_draft,
    slot_tags,
)


@action
def throw_draft_away(*, viewer: Person, now: datetime, slot: int) -> None:
    """Delete a draft, and the photos in it; one that is gone already does no harm. Records no event."""
    row = Draft.objects.select_for_update().filter(tag__in=slot_tags(viewer, slot)).first()
    if row is None:
        return
    _throw_away(row, open_draft(row, viewer), viewer, now)


def drop_drafts_of(viewer: Person, now: datetime, kinds: Collection[DraftKind], number: int) -> None:
    """Delete every draft that holds the words of what is being deleted for good, beside others or not.

    Called inside the action that deletes it. What somebody began to answer there are words of their own, and stays.
    """
    for row in Draft.objects.select_for_update().filter(tag__in=viewer.keys.slots("draft/v1", Draft.SLOTS)):
        kept = open_draft(row, viewer)
        if kept.subject.kind in kinds and kept.subject.id == number:
            _throw_away(row, kept, viewer, now)


def _throw_away(row: Draft, kept: KeptDraft, viewer: Person, now: datetime) -> None:
    keys = [photo["key"] for photo in kept.fields.get("photos", ())]
    drop_uploads(viewer=viewer, now=now, uploads=[int(key[1:]) for key in keys if key.startswith("u")])
    row.delete()


def drop_draft(viewer: Person, subject: Subject, keeping: Keeping) -> None:
    """Delete the draft of what was just shared, inside the action that shared it.

    What the sharing page wrote itself goes. Words that another window saved about
    the same thing, and that the sharing page never saw, stay.
    """
    for row, kept in locked_for(viewer, subject, keeping.slot):
        if kept.is_of(keeping) or (kept.subject == subject and kept.belongs_to(keeping)):
            row.delete()
