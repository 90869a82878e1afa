from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.moderation.models import Case, Claim, SecondOpinion
from tealight.place.policy import may_rekey

_SNAPSHOT = Case._meta.get_field("snapshot")
_CLAIM = Claim._meta.get_field("sealed")
_OPINION = SecondOpinion._meta.get_field("sealed")


@action
def rekey_case(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal anew what a case, its notes, its referrals and its claim hold. Records no event: it says what it said.

    Gone is as good; so is a case whose key is gone, which goes itself in a moment.
    """
    require(may_rekey(viewer))
    case = Case.objects.select_for_update().filter(id=row).first()
    keys = everybody.cases.get(row)
    if case is None or keys is None:
        return
    case.snapshot = _SNAPSHOT.reseal(keys, case.id, case.snapshot)
    case.save(update_fields=["snapshot"])
    for one in (*case.notes.select_for_update(), *case.referrals.select_for_update()):
        one.sealed = one._meta.get_field("sealed").reseal(keys, one.id, one.sealed)
        one.save(update_fields=["sealed"])
    for opinion in SecondOpinion.objects.select_for_update().filter(case=case):
        opinion.sealed = _OPINION.reseal(keys, case.id, opinion.sealed)
        opinion.save(update_fields=["sealed"])
    for claim in Claim.objects.select_for_update().filter(case=case):
        claim.sealed = _CLAIM.reseal(everybody.place, case.id, claim.sealed)
        claim.save(update_fields=["sealed"])
