from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.crypto.keys import slot_to_move_to
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey
from tealight.stories.models import Draft

_BODY = Draft._meta.get_field("body")


@action
def rekey_draft(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Put a draft under its owner's new tags, sealed with their new keys; `known` is (member, slot).

    The row alone is read and written. Records no event: a draft was nobody else's business.
    """
    require(may_rekey(viewer))
    draft = Draft.objects.select_for_update().filter(id=row).first()
    if draft is None:
        return
    keys, slot = everybody.members[known[0]], known[1]
    body = draft.body.open_json(keys, draft.id)
    if bytes(draft.tag) != keys.tag("draft/v1", slot):
        draft.tag = slot_to_move_to(keys, "draft/v1", Draft.SLOTS, slot, Draft.objects)
        body["slot"] = keys.slots("draft/v1", Draft.SLOTS).index(draft.tag)
    draft.body = _BODY.seal_json(keys, draft.id, body)
    draft.save(update_fields=["tag", "body"])
