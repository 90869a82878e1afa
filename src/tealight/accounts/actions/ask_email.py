from datetime import datetime, timedelta

from tealight.accounts import letters, policy
from tealight.accounts.links import address_of, write_link
from tealight.accounts.models import LinkPurpose
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System, Viewer
from tealight.mail.actions.forgive_bounce import forgive_bounce
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.address import address_tag
from tealight.mail.kinds import MailKind


@action
def ask_email(*, viewer: Viewer, now: datetime, member_id: int, email: str) -> None:
    """Mail a link to an address; the address is kept only when that link is used.

    Until then it is in the sealed mail and in the link alone: a slip of the
    finger never makes a stranger somebody's way back in. That mail to it came back
    once is forgiven: whoever typed it says that it works. Records no event.
    """
    require(policy.may_change_email(viewer, member_id))
    token = write_link(LinkPurpose.EMAIL, {"member": member_id, "email": email}, now, timedelta(days=2))
    software = System("confirming an address")
    forgive_bounce(viewer=software, now=now, tag=address_tag(email))
    queue_mail(
        viewer=software, now=now, to=email, kind=MailKind.ACCOUNT,
        body=letters.confirm_address(address_of(LinkPurpose.EMAIL, token)),
    )
