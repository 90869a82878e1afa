from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.models import Arrival, Persona
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record


@action
def let_in(*, viewer: Person, now: datetime, arrival_id: int) -> None:
    """Say yes to someone who asked to come in; their line to the team is deleted."""
    require(policy.may_let_in(viewer))
    arrival = lock(Arrival.objects, id=arrival_id)
    member = arrival.member
    member.approved_on = clock.day(now)
    member.save(update_fields=["approved_on"])
    Persona.objects.filter(id=member.persona_id).update(away_on=None)
    arrival.delete()
    record("member.let_in", about=("persona", member.persona_id), now=now)
