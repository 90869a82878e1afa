from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto.cases import case_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.moderation import desk_policy, policy
from tealight.moderation.models import Case, CaseNote

_SEALED = CaseNote._meta.get_field("sealed")


@action
def keep_case_note(
    *, viewer: Person, now: datetime, case: int, name: str, text: str, note_id: int, is_opinion: bool = False
) -> None:
    """Keep a note for the team with a case, sealed with its key. `note_id` is the form's: sent twice, it is one note."""
    require(policy.may_decide(viewer))
    row = lock(Case.objects.filter(desk_policy.cases_for(viewer)), id=case)
    if CaseNote.objects.filter(id=note_id).exists():
        return
    told = {"by": viewer.persona_id, "name": name, "text": text, "opinion": is_opinion}
    CaseNote.objects.create(
        id=note_id, case=row, hour=clock.hour(now), sealed=_SEALED.seal_json(case_keys(row.id), note_id, told)
    )
