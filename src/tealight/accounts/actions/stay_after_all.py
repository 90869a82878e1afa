from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.models import Member, Persona
from tealight.accounts.record import Record
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def stay_after_all(*, viewer: Person, now: datetime) -> None:
    """Keep the viewer's account, which was to be closed; where it was not, nothing happens.

    Records no event: that somebody thought of going is nobody's to know.
    """
    require(policy.may_change_own(viewer))
    member = lock(Member.objects, id=viewer.member_id)
    if member.leaves_on is None:
        return
    member.leaves_on = None
    member.save(update_fields=["leaves_on"])
    Persona.objects.filter(id=member.persona_id).update(away_on=None)

    def forget(chosen: Record) -> None:
        chosen.leaving_words = chosen.leaving_anonymous = "keep"

    change_record(viewer.member_id, forget)
