from datetime import datetime, timedelta

from tealight.accounts import letters, policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.links import address_of, write_own_link
from tealight.accounts.models import LinkPurpose, Member
from tealight.accounts.record import Record
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System, Viewer
from tealight.mail.actions.forgive_bounce import forgive_bounce
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.address import address_tags
from tealight.mail.kinds import MailKind

LASTS = timedelta(days=2)


@action
def ask_email(*, viewer: Viewer, now: datetime, member_id: int, email: str) -> None:
    """Mail a link to an address; the address is kept only when that link is used.

    Until then it is in the sealed mail and in the link alone: a slip of the
    finger never makes a stranger somebody's way back in. That one is on its way is
    in the record, for its owner to see; of several the newest opens. That mail to the
    address came back once is forgiven: whoever typed it says that it works.
    Records no event.
    """
    require(policy.may_change_email(viewer, member_id))

    def note(record: Record) -> None:
        record.email_asked, record.email_asked_until = new_id(), clock.day(now + LASTS).isoformat()

    record = change_record(member_id, note)
    member = Member.objects.get(id=member_id)
    token = write_own_link(LinkPurpose.EMAIL, member, record, now, LASTS, email=email)
    software = System("confirming an address")
    forgive_bounce(viewer=software, now=now, tags=address_tags(email))
    queue_mail(
        viewer=software, now=now, to=email, kind=MailKind.ACCOUNT,
        body=letters.confirm_address(address_of(LinkPurpose.EMAIL, token)),
    )
