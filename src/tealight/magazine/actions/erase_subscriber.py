from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.magazine import policy
from tealight.magazine.models import Subscriber
from tealight.magazine.queries.by_mail import rows_of, written
from tealight.mail.actions.withdraw_mail import withdraw_mail
from tealight.mail.kinds import MailKind


@action
def erase_subscriber(*, viewer: System, now: datetime, subscriber: int) -> None:
    """Delete an address from the list, with every link to it and all mail about articles that waits for it.

    Other mail to the same address leaves as it would have: whoever reads it may have an account here, and nothing
    tells. An older backup does not bring it back. Gone is as good. Records no event: what is erased leaves no trace.
    """
    require(policy.may_keep_in_order(viewer))
    row = Subscriber.objects.filter(pk=subscriber).first()
    if row is None:
        return
    to = written(row).to
    # Locked before the mail that waits is looked at: a weekly mail that is being queued is among it then.
    gone = [one.pk for one in rows_of(to)]
    note_erased("subscriber", gone, clock.day(now))
    Subscriber.objects.filter(pk__in=gone).delete()
    withdraw_mail(viewer=viewer, now=now, to=to, kinds=(MailKind.CONFIRM, MailKind.READING))
