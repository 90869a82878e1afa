from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def unblock_persona(*, viewer: Person, now: datetime, persona_id: int) -> None:
    """Undo block_persona. Records no event: nobody is told."""
    require(policy.may_change_own(viewer))

    def unblock(record: Record) -> None:
        record.blocked = [kept for kept in record.blocked if kept != persona_id]

    change_record(viewer.member_id, unblock)
