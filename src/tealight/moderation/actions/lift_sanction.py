from datetime import datetime

from tealight.accounts.actions.write_deed import write_deed
from tealight.accounts.models import Sanction
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.moderation import policy
from tealight.moderation.models import Decision


@action
def lift_sanction(*, viewer: Person, now: datetime, decision: int) -> None:
    """Let a decision hold no more. Lifted already is as good; no other decision changes."""
    require(policy.may_decide(viewer))
    row = lock(Decision.objects, id=decision)
    if row.lifted_on is not None:
        return
    row.lifted_on = clock.day(now)
    row.save(update_fields=["lifted_on"])
    Sanction.objects.filter(decision=row.id).update(lifted_on=row.lifted_on)
    persona = row.sealed.open_json(place_keys(), row.id)["persona"]
    write_deed(viewer, "sanction-lifted", persona, now, decision=row.id)
    record("sanction.lifted", about=("decision", row.id), now=now)
