from datetime import date, datetime, timedelta

from django.db.models import F

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.mail.address import address_tag
from tealight.mail.delivery import Fault
from tealight.mail.models import ADDRESS, Bounce, MailTotal, OutgoingMail
from tealight.mail.policy import may_send_mail

TRIED_FOR = timedelta(days=2)


@action
def settle_mail(*, viewer: Viewer, mail_id: int, fault: Fault | None, now: datetime) -> bool:
    """Note how a try to send went; True if that settles it, False to try again.

    Sent: the row is deleted. Refused for good, or tried for two days: address and
    body are deleted and the reason kept; a refused address is remembered by tag.
    """
    require(may_send_mail(viewer))
    mail = OutgoingMail.objects.select_for_update().filter(pk=mail_id, gave_up_on=None).first()
    if mail is None:
        return True
    today = clock.day(now)
    if fault is None:
        mail.delete()
        _count(today, "sent")
        return True
    mail.attempts, mail.fault = F("attempts") + 1, fault
    settled = fault.is_final or today > mail.queued_on + TRIED_FOR
    if settled:
        if fault is Fault.ADDRESS_REFUSED:
            _remember_bounce(mail, now)
        _count(today, "bounced" if fault is Fault.ADDRESS_REFUSED else "given_up")
        mail.gave_up_on, mail.sealed_to, mail.sealed_body, mail.sealed_leave = today, None, None, None
    mail.save()
    return settled


def _remember_bounce(mail: OutgoingMail, now: datetime) -> None:
    address = place_keys().open(ADDRESS, mail.pk, mail.sealed_to).decode()
    Bounce.objects.update_or_create(
        tag=address_tag(address), defaults={"bounced_in": clock.month(now)}
    )


def _count(day: date, what: str) -> None:
    MailTotal.objects.get_or_create(day=day)
    MailTotal.objects.filter(day=day).update(**{what: F(what) + 1})
