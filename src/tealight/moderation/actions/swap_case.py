from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.moderation import desk_policy, policy
from tealight.moderation.actions.release_case import release_case
from tealight.moderation.models import Case, Swap
from tealight.moderation.queries.claims import day_at_the_desk, swap_tags


@action
def swap_case(*, viewer: Person, now: datetime, case: int) -> None:
    """Leave a case to others for today. It is given back, and asks for no reason; nobody sees that it was left."""
    require(policy.may_decide(viewer))
    row = lock(Case.objects.filter(desk_policy.cases_for(viewer)), id=case)
    release_case(viewer=viewer, now=now, case=row.id)
    tags = swap_tags(viewer, row.id, now)
    if not Swap.objects.filter(tag__in=tags).exists():
        Swap.objects.create(tag=tags[0], day=day_at_the_desk(now))
