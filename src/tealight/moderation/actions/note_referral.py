from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto.cases import case_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.moderation import policy
from tealight.moderation.models import Case, Referral

_SEALED = Referral._meta.get_field("sealed")


@action
def note_referral(*, viewer: Person, now: datetime, case: int, to: str, what: str, by_name: str, number: int) -> None:
    """Note that somebody outside was told: whom, what, and by whom, for as long as the case is kept, and decided or not.

    `by_name` is the name the team knows the viewer by just now. `number` is drawn when the form is made, so that
    pressing twice notes once. Records no event: the log is read with its case.
    """
    require(policy.may_decide(viewer))
    row = lock(Case.objects.filter(policy.cases_met_by(viewer)), id=case)
    if Referral.objects.filter(id=number).exists():
        return
    said = {"to": to.strip(), "what": what.strip(), "by": viewer.persona_id, "name": by_name}
    sealed = _SEALED.seal_json(case_keys(row.id), number, said)
    Referral.objects.create(id=number, case=row, hour=clock.hour(now), sealed=sealed)
