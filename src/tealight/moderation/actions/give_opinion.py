from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.crypto.cases import case_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.moderation import desk_policy, policy
from tealight.moderation.actions.keep_case_note import keep_case_note
from tealight.moderation.models import Case, SecondOpinion


@action
def give_opinion(*, viewer: Person, now: datetime, case: int, name: str, text: str, note_id: int) -> None:
    """Say what one thinks of a case, asked by another of the team; it stays with the case as a note.

    Where somebody answered a moment earlier both are kept: what was thought of it is worth having twice.
    """
    require(policy.may_decide(viewer))
    row = lock(Case.objects.filter(desk_policy.cases_for(viewer)), id=case)
    asked = SecondOpinion.objects.filter(case=row).first()
    if asked is not None:
        require(desk_policy.may_give_opinion(viewer, asked.sealed.open_json(case_keys(row.id), row.id)["by"]))
        asked.delete()
    keep_case_note(viewer=viewer, now=now, case=row.id, name=name, text=text, note_id=note_id, is_opinion=True)
