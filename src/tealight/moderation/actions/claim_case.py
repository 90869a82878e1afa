from datetime import datetime, timedelta

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.moderation import desk_policy, policy
from tealight.moderation.models import Case, Claim
from tealight.moderation.queries.claims import holder_of

_SEALED = Claim._meta.get_field("sealed")
_HOUR = timedelta(hours=1)


@action
def claim_case(*, viewer: Person, now: datetime, case: int, name: str) -> None:
    """Take a case in hand, as `name`, so that nobody does the same work beside. Taken again, it counts from now.

    Refused while somebody else has it; whoever forgets to give one back loses it when their time is over.
    """
    require(policy.may_decide(viewer))
    row = lock(Case.objects.filter(desk_policy.cases_for(viewer)), id=case)
    require(desk_policy.may_work_at(row))
    held = holder_of(row.id, now)
    require(desk_policy.may_claim(viewer, held.by if held else None))
    until = desk_policy.in_hand_until(row, now)
    told = {"by": viewer.persona_id, "name": name, "until": until.isoformat()}
    Claim.objects.update_or_create(case=row, defaults={
        "sealed": _SEALED.seal_json(place_keys(), row.id, told), "until_hour": clock.hour(until) + _HOUR,
    })
