from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.moderation import policy
from tealight.moderation.actions.deciding import take_back
from tealight.moderation.models import Decision, Measure

#: what leaves nothing to put back
_NOTHING = ("", Measure.NONE)


@action
def undo_decision(*, viewer: Person, now: datetime, decision: int, reason: str = "") -> None:
    """Undo a decision, one's own or another's: what it changed is put back, and its letter says so. Undone is as good.

    `reason` is said to whoever got the letter. What their author took away meanwhile stays away.
    """
    require(policy.may_decide(viewer))
    row = lock(Decision.objects.exclude(what__in=_NOTHING), id=decision)
    require(policy.may_decide_case(viewer, row.face, ""))
    if row.lifted_on is not None:
        return
    if len(reason) > 2_000:
        raise Refused("This is longer than 2,000 characters. It is still in the box.", "reason")
    take_back(viewer, now, row, reason.strip())
    record("decision.undone", about=("decision", row.id), now=now)
