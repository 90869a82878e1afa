from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.models import Arrival
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import destroy_member_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record


@action
def turn_away(*, viewer: Person, now: datetime, arrival_id: int) -> None:
    """Say no to someone who asked to come in: the account, name and line are gone at once.

    Who asked and was refused is nobody's list.
    """
    require(policy.may_let_in(viewer))
    arrival = lock(Arrival.objects.select_related("member__persona"), id=arrival_id)
    member, persona = arrival.member, arrival.member.persona
    destroy_member_keys(member.id)
    member.delete()
    record("member.turned_away", about=("persona", persona.id), now=now)
    persona.delete()
