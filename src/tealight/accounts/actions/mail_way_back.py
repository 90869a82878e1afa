from datetime import datetime, timedelta

from tealight.accounts import letters
from tealight.accounts.links import address_of, write_own_link
from tealight.accounts.models import LinkPurpose, Member
from tealight.accounts.record import open_record
from tealight.kernel.actions import action
from tealight.kernel.crypto import member_keys
from tealight.kernel.viewer import System, Viewer
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.kinds import MailKind


@action
def mail_way_back(*, viewer: Viewer, now: datetime, persona_id: int) -> None:
    """Mail a link for a new password, good for an hour, to an open account that keeps an address.

    Nothing happens for any other. Records no event.
    """
    member = Member.objects.filter(
        persona_id=persona_id, closed_on__isnull=True, approved_on__isnull=False
    ).first()
    record = open_record(member, member_keys(member.id)) if member else None
    if record is None or not record.email:
        return
    token = write_own_link(LinkPurpose.RECOVER, member, record, now, timedelta(hours=1))
    queue_mail(
        viewer=System("a way back in"), now=now, to=record.email, kind=MailKind.WAY_BACK,
        body=letters.way_back(address_of(LinkPurpose.RECOVER, token)),
    )
