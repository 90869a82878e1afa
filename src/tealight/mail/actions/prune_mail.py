from datetime import datetime, timedelta

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.mail.models import Bounce, MailTotal, OutgoingMail
from tealight.mail.policy import may_send_mail

GIVEN_UP_KEPT = timedelta(days=30)
BOUNCES_KEPT = TOTALS_KEPT = timedelta(days=400)


@action
def prune_mail(*, viewer: Viewer, now: datetime) -> None:
    """Delete mails given up over 30 days ago, and bounces and totals over 400 days old."""
    require(may_send_mail(viewer))
    today = clock.day(now)
    OutgoingMail.objects.filter(gave_up_on__lt=today - GIVEN_UP_KEPT).delete()
    Bounce.objects.filter(bounced_in__lt=today - BOUNCES_KEPT).delete()
    MailTotal.objects.filter(day__lt=today - TOTALS_KEPT).delete()
