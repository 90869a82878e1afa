from datetime import datetime, timedelta

from django.urls import reverse

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.magazine import policy
from tealight.magazine.models import Subscriber
from tealight.magazine.queries.by_mail import own_link, rows_of, written
from tealight.magazine.telling import asks_to_confirm
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.delivery import is_set_up
from tealight.mail.kinds import MailKind

#: so long after one confirmation was mailed to an address, no other is, whoever asks
AGAIN_AFTER = timedelta(days=2)


@action
def answer_asking(*, viewer: System, now: datetime, asking: int) -> None:
    """Mail a link to an address that was asked for; forget the asking where that address is on the list, or has a link.

    So nobody's mailbox is filled by others who type it. Gone or answered meanwhile is as good. Records no event.
    """
    require(policy.may_keep_in_order(viewer))
    asked = Subscriber.objects.filter(pk=asking).first()
    if asked is None:
        return
    found, today = written(asked), clock.day(now)
    rows = {row.pk: row for row in rows_of(found.to)}
    asked = rows.pop(asking, None)
    if asked is None or asked.mailed_on is not None or asked.told_on is not None:
        return
    if not is_set_up() or any(row.told_on or (row.mailed_on and today - row.mailed_on < AGAIN_AFTER) for row in rows.values()):
        asked.delete()
        return
    asked.mailed_on = today
    asked.save(update_fields=["mailed_on"])
    link = own_link(reverse("magazine:by-mail-confirm", args=[found.token]))
    queue_mail(viewer=viewer, now=now, to=found.to, kind=MailKind.CONFIRM, body=asks_to_confirm(link))
