from datetime import datetime

from tealight.jobs.later import NotYet
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.cases import case_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.moderation import policy
from tealight.moderation.models import Case, CaseNote

#: in the place of a name: whoever it is, the note says no more than that
THE_AUTHOR = "The author"
_SEALED = CaseNote._meta.get_field("sealed")


@action
def note_from_author(*, viewer: Viewer, now: datetime, kind: str, thing: int, text: str) -> None:
    """Put what the author of a thing says of it among the notes of its case; repeated, it adds none.

    Raises `NotYet` while there is no case: events come in no order, and this one may come before the danger itself.
    Records no event: whoever works on the case reads it there.
    """
    require(policy.may_note_for_author(viewer))
    cases = Case.objects.select_for_update().filter(kind=kind, thing=thing)
    case = cases.filter(closed_on=None).first() or cases.order_by("-opened_hour", "-id").first()
    if case is None:
        raise NotYet
    keys, said = case_keys(case.id), {"by": case.face, "name": THE_AUTHOR, "text": text}
    if any(note.sealed.open_json(keys, note.id) == said for note in case.notes.all()):
        return
    number = new_id()
    CaseNote.objects.create(id=number, case=case, hour=clock.hour(now), sealed=_SEALED.seal_json(keys, number, said))
