from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto.cases import case_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.moderation import desk_policy, policy
from tealight.moderation.models import Case, SecondOpinion

_SEALED = SecondOpinion._meta.get_field("sealed")


@action
def ask_opinion(*, viewer: Person, now: datetime, case: int, name: str, text: str) -> None:
    """Ask somebody else of the team to look at a case too. Where one is asked already, that question stays."""
    require(policy.may_decide(viewer))
    row = lock(Case.objects.filter(desk_policy.cases_for(viewer)), id=case)
    require(desk_policy.may_work_at(row))
    told = {"by": viewer.persona_id, "name": name, "text": text}
    SecondOpinion.objects.get_or_create(case=row, defaults={
        "hour": clock.hour(now), "sealed": _SEALED.seal_json(case_keys(row.id), row.id, told),
    })
