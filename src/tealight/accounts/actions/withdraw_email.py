from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def withdraw_email(*, viewer: Person, now: datetime) -> None:
    """Let the link that is on its way to an address open nothing; what is kept stays. Records no event."""
    require(policy.may_change_own(viewer))

    def withdraw(record: Record) -> None:
        record.email_asked, record.email_asked_until = 0, ""

    change_record(viewer.member_id, withdraw)
