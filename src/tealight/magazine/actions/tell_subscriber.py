from datetime import date, datetime

from django.urls import reverse

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.magazine import policy
from tealight.magazine.actions.erase_subscriber import erase_subscriber
from tealight.magazine.models import Subscriber
from tealight.magazine.queries.by_mail import own_link, written
from tealight.magazine.queries.outside import published_between
from tealight.magazine.telling import Line, new_by_mail
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.address import address_tags
from tealight.mail.kinds import MailKind
from tealight.mail.queries import has_bounced
from tealight.place.queries import place

#: articles named in one mail
MOST = 10


@action
def tell_subscriber(*, viewer: System, now: datetime, subscriber: int, before: date) -> None:
    """Mail one address what was published since it was last told, and before the day `before`; nothing new, no mail.

    That it was told stands in the same transaction as the mail: done again, or killed on the way, it is one mail. An
    address that its own server refused goes from the list. Gone or told meanwhile is as good. Records no event.
    """
    require(policy.may_keep_in_order(viewer))
    row = Subscriber.objects.select_for_update().filter(pk=subscriber, told_on__lt=before).first()
    if row is None:
        return
    found = written(row)
    if has_bounced(address_tags(found.to)):
        erase_subscriber(viewer=viewer, now=now, subscriber=subscriber)
        return
    articles = published_between(place(), row.told_on, before, most=MOST + 1)
    row.told_on = before
    row.save(update_fields=["told_on"])
    if not articles:
        return
    leave = own_link(reverse("magazine:by-mail-leave", args=[found.token]))
    lines = [Line(one.title, one.standfirst, own_link(one.path)) for one in articles[:MOST]]
    more = own_link(reverse("magazine:latest")) if len(articles) > MOST else ""
    queue_mail(
        viewer=viewer, now=now, to=found.to, kind=MailKind.READING, body=new_by_mail(lines, more, leave), leave=leave,
    )
