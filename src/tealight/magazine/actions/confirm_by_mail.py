from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import System, Viewer
from tealight.magazine import policy
from tealight.magazine.models import Subscriber
from tealight.magazine.queries.by_mail import digest_of, may_confirm, rows_of, written
from tealight.mail.actions.forgive_bounce import forgive_bounce
from tealight.mail.address import address_tags
from tealight.place.queries import place


@action
def confirm_by_mail(*, viewer: Viewer, now: datetime, token: str) -> None:
    """Put the address of a link on the list of those who are mailed what is new; it is told of what comes from today on.

    Once more is as good. That mail to it came back once is forgiven: its owner just read some. Nothing joins it to
    `viewer`. Raises NotFound for a link that is made up, too old, or of somebody who left. Records no event.
    """
    require(policy.may_use_link(place().read_only))
    asked, today = Subscriber.objects.filter(digest=digest_of(token)).first(), clock.day(now)
    if asked is None:
        raise NotFound
    to = written(asked).to
    rows = {row.pk: row for row in rows_of(to)}
    asked = rows.pop(asked.pk, None)
    if asked is None or not may_confirm(asked, today):
        raise NotFound
    if asked.told_on is not None or any(row.told_on for row in rows.values()):
        return
    asked.asked_on, asked.mailed_on, asked.told_on = None, None, today
    asked.save(update_fields=["asked_on", "mailed_on", "told_on"])
    Subscriber.objects.filter(pk__in=rows).delete()
    forgive_bounce(viewer=System("an address that was confirmed"), now=now, tags=address_tags(to))
