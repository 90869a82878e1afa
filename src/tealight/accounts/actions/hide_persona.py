from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def hide_persona(*, viewer: Person, now: datetime, persona_id: int) -> None:
    """Hide a persona, anonymous ones too, wherever it writes.

    Kept in the viewer's own sealed record. Records no event: nobody is told.
    """
    require(policy.may_turn_from(viewer, persona_id))

    def hide(record: Record) -> None:
        if persona_id not in record.hidden:
            require(policy.may_keep_more(len(record.hidden), "people you hid"))
            record.hidden.insert(0, persona_id)

    change_record(viewer.member_id, hide)
