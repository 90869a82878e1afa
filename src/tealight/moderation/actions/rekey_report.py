from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.crypto.keys import slot_to_move_to
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.moderation.models import Report
from tealight.moderation.queries.own_reports import LABEL, SLOTS
from tealight.place.policy import may_rekey

_SEALED = Report._meta.get_field("sealed")


@action
def rekey_report(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal a report anew, under its owner's new tag; `known` is (member, slot) or (). Records no event."""
    require(may_rekey(viewer))
    found = Report.objects.select_for_update().filter(id=row).first()
    if found is None:
        return
    if known:
        keys, slot = everybody.members[known[0]], known[1]
        if bytes(found.tag) != keys.tag(LABEL, slot):
            found.tag = slot_to_move_to(keys, LABEL, SLOTS, slot, Report.objects)
    if found.case_id in everybody.cases:
        found.sealed = _SEALED.reseal(everybody.cases[found.case_id], found.id, found.sealed)
    found.save(update_fields=["tag", "sealed"])
