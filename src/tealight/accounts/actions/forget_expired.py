from datetime import datetime

from tealight.accounts.models import FormerName, Link, Session, SpentCode, Throttle
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.journal import forget_erased
from tealight.kernel.viewer import Viewer


@action
def forget_expired(*, viewer: Viewer, now: datetime) -> None:
    """Delete what has done its time: sessions, links, failed tries, spent codes, kept names, old lines of the erasure journal.

    Records no event: none of it works any more.
    """
    today = clock.day(now)
    Session.objects.filter(expires_on__lt=today).delete()
    Link.objects.filter(expires_at__lte=now).delete()
    Throttle.objects.filter(forget_on__lt=today).delete()
    SpentCode.objects.filter(forget_on__lt=today).delete()
    FormerName.objects.filter(until__lt=today).delete()
    forget_erased(today)
