from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def delete_loss(*, viewer: Person, now: datetime, loss_id: int) -> None:
    """Delete a loss from the viewer's own sealed record, words and all. Records no event."""
    require(policy.may_change_own(viewer))

    def delete(record: Record) -> None:
        record.losses = [kept for kept in record.losses if kept["id"] != loss_id]

    change_record(viewer.member_id, delete)
