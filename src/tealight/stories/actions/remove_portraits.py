from collections.abc import Collection
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.media.actions.drop_photos import drop_photos
from tealight.stories import decision_policy
from tealight.stories.models import Portrait


@action
def remove_portraits(
    *, viewer: Person, now: datetime, kind: str, things: Collection[int], on: bool = True
) -> dict[int, int]:
    """Delete photos from people's pages, with their files; return photo -> face of those that were there.

    There is no undoing: what is deleted is gone, and its owner can choose it again.
    """
    require(decision_policy.may_decide(viewer))
    if not on:
        raise Refused("The photo is deleted, and cannot be put back. Whoever chose it can choose it again.")
    rows = list(Portrait.objects.select_for_update().filter(id__in=things).order_by("id"))
    note_erased("portrait", [row.picture["id"] for row in rows], clock.day(now))
    Portrait.objects.filter(id__in=[row.id for row in rows]).delete()
    for row in rows:
        drop_photos(viewer=viewer, now=now, about=("portrait", row.persona_id))
        record("portrait.taken_away", about=("persona", row.persona_id), now=now)
    return {row.id: row.persona_id for row in rows}
