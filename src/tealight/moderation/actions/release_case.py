from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.moderation import desk_policy, policy
from tealight.moderation.models import Case, Claim
from tealight.moderation.queries.claims import holder_of


@action
def release_case(*, viewer: Person, now: datetime, case: int) -> None:
    """Give a case back, so that anybody can take it. What somebody else has in hand stays theirs."""
    require(policy.may_decide(viewer))
    row = lock(Case.objects.filter(desk_policy.cases_for(viewer)), id=case)
    held = holder_of(row.id, now)
    if held is not None and held.by == viewer.persona_id:
        Claim.objects.filter(case=row).delete()
