from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import ContentNote, PlaceSettings


@action
def retire_note(*, viewer: Viewer, now: datetime, note: str, retired: bool = True) -> None:
    """Offer a content note no longer, or again. What carries it keeps it.

    Everyone's filters go on treating it as they did: what somebody left out does
    not come back to them because nobody marks it any more.
    """
    require(policy.may_shape_place(viewer))
    place = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    row = lock(ContentNote.objects, key=note)
    if (row.retired_on is not None) == retired:
        return
    row.retired_on = clock.day(now) if retired else None
    row.save(update_fields=["retired_on"])
    place.version += 1
    place.save(update_fields=["version"])
    record("note.retired" if retired else "note.restored", about=("note", row.id), now=now)
