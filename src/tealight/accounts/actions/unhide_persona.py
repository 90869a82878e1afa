from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def unhide_persona(*, viewer: Person, now: datetime, persona_id: int) -> None:
    """Undo hide_persona. Records no event: nobody is told."""
    require(policy.may_change_own(viewer))

    def unhide(record: Record) -> None:
        record.hidden = [kept for kept in record.hidden if kept != persona_id]

    change_record(viewer.member_id, unhide)
