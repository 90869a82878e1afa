from datetime import datetime

from tealight.jobs import outbox
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import refused, require
from tealight.kernel.viewer import Viewer
from tealight.mail.address import check_address
from tealight.mail.delivery import is_set_up
from tealight.mail.kinds import MailKind
from tealight.mail.models import ADDRESS, BODY, LEAVE, OutgoingMail
from tealight.mail.policy import may_send_mail


@action
def queue_mail(
    *, viewer: Viewer, to: str, kind: MailKind, body: str, now: datetime,
    leave_at: datetime | None = None, leave: str = "",
) -> int:
    """Queue a mail to the address `to` and return its id; it leaves after the commit.

    `body` is plain text; the subject is that of `kind`. With `leave_at` it waits
    for that moment. With `leave`, an address, mail programs offer to end such mail there. Kept or lost with the caller's transaction. Raises `Refused`
    with a sentence if `to` is no address or no mail server is set up.
    """
    require(may_send_mail(viewer))
    require(check_address(to))
    if not is_set_up():
        require(refused("This place cannot send mail yet."))
    mail = OutgoingMail(kind=kind, queued_on=clock.day(now))
    keys = place_keys()
    mail.sealed_to = keys.seal(ADDRESS, mail.pk, to.encode())
    mail.sealed_body = keys.seal(BODY, mail.pk, body.encode())
    mail.sealed_leave = keys.seal(LEAVE, mail.pk, leave.encode()) if leave else None
    mail.save(force_insert=True)
    outbox.put("tealight.mail.jobs.send_queued_mail", mail.pk, run_after=leave_at)
    return mail.pk
