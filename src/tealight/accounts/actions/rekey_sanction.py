from datetime import datetime

from tealight.accounts.models import Sanction
from tealight.accounts.queries.decisions import SANCTION_SLOTS
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.crypto.keys import slot_to_move_to
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey


@action
def rekey_sanction(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Put a sanction under its owner's new tag; `known` is (member, slot). Records no event: it holds as before."""
    require(may_rekey(viewer))
    member, slot = known
    tag = slot_to_move_to(everybody.members[member], "sanction/v1", SANCTION_SLOTS, slot, Sanction.objects)
    Sanction.objects.filter(id=row).update(tag=tag)
