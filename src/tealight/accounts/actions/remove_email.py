from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person, System
from tealight.mail.actions.withdraw_mail import withdraw_mail


@action
def remove_email(*, viewer: Person, now: datetime) -> None:
    """Forget the viewer's address, and take back what was about to leave for it.

    Links mailed to it, or on their way to another, open nothing any more. Records no event.
    """
    require(policy.may_change_own(viewer))
    before: list[str] = []

    def remove(record: Record) -> None:
        before.append(record.email)
        record.email, record.mail_wanted = "", False
        record.shut_doors()

    change_record(viewer.member_id, remove)
    if before[0]:
        withdraw_mail(viewer=System("an address was removed"), now=now, to=before[0])
