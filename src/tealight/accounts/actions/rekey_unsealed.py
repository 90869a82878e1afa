from datetime import datetime

from tealight.accounts.models import Unsealed
from tealight.accounts.queries.unsealed import SLOT, SLOTS
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.crypto.keys import slot_to_move_to
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey

_SEALED = Unsealed._meta.get_field("sealed")


@action
def rekey_unsealed(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal and tag anew what tells somebody that they were named; `known` is (member, slot). Records no event."""
    require(may_rekey(viewer))
    told = Unsealed.objects.select_for_update().filter(id=row).first()
    if told is not None:
        keys = everybody.members[known[0]]
        told.tag = slot_to_move_to(keys, SLOT, SLOTS, known[1], Unsealed.objects.exclude(id=told.id))
        told.sealed = _SEALED.reseal(keys, told.id, told.sealed)
        told.save(update_fields=["tag", "sealed"])
