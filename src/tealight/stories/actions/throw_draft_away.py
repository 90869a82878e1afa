from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.viewer import Person
from tealight.media.actions.drop_uploads import drop_uploads
from tealight.stories.models import Draft
from tealight.stories.queries.drafts import Keeping, Subject, locked_for, open_draft, slot_tag


@action
def throw_draft_away(*, viewer: Person, now: datetime, slot: int) -> None:
    """Delete a draft, and the photos in it; one that is gone already does no harm. Records no event."""
    row = Draft.objects.select_for_update().filter(tag=slot_tag(viewer, slot)).first()
    if row is None:
        return
    keys = [photo["key"] for photo in open_draft(row, viewer).fields.get("photos", ())]
    drop_uploads(viewer=viewer, now=now, uploads=[int(key[1:]) for key in keys if key.startswith("u")])
    row.delete()


def drop_draft(viewer: Person, subject: Subject, keeping: Keeping) -> None:
    """Delete the draft of what was just shared, inside the action that shared it.

    What the sharing page wrote itself goes. Words that another window saved about
    the same thing, and that the sharing page never saw, stay.
    """
    for row in locked_for(viewer, subject, keeping.slot):
        kept = open_draft(row, viewer)
        if kept.is_of(keeping) or (kept.subject == subject and kept.belongs_to(keeping)):
            row.delete()
