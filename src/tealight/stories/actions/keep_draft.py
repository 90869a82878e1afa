from datetime import datetime
from typing import Any

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person
from tealight.stories.models import Draft

_FIELD = Draft._meta.get_field("body")


def draft_tag(viewer: Person, slot: int) -> bytes:
    """Return the tag of one of the viewer's draft slots."""
    return viewer.keys.tag("draft/v1", slot)


@action
def keep_draft(*, viewer: Person, now: datetime, body: dict[str, Any], slot: int | None = None) -> int:
    """Keep `body` as a draft in `slot`, or in a free one; return the slot.

    Nothing but the owner's keys joins the row to them. Records no event: a draft
    is nobody else's business. A sanction on writing does not reach drafts.
    """
    if slot is None:
        slot = _free_slot(viewer)
    if not 0 <= slot < Draft.SLOTS:
        raise Refused("There is no such draft.")
    tag = draft_tag(viewer, slot)
    row = Draft.objects.select_for_update().filter(tag=tag).first() or Draft(id=new_id(), tag=tag)
    row.body = _FIELD.seal_json(viewer.keys, row.id, body)
    row.day = clock.day(now)
    row.save(force_insert=row._state.adding)
    return slot


def _free_slot(viewer: Person) -> int:
    tags = viewer.keys.slots("draft/v1", Draft.SLOTS)
    taken = {bytes(tag) for tag in Draft.objects.filter(tag__in=tags).values_list("tag", flat=True)}
    for slot, tag in enumerate(tags):
        if tag not in taken:
            return slot
    raise Refused(f"There are {Draft.SLOTS} drafts already. Share or throw away one first.")


@action
def throw_draft_away(*, viewer: Person, now: datetime, slot: int) -> None:
    """Delete a draft; one that is gone already does no harm."""
    Draft.objects.filter(tag=draft_tag(viewer, slot)).delete()
