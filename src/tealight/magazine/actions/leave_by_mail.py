from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System, Viewer
from tealight.magazine import policy
from tealight.magazine.actions.erase_subscriber import erase_subscriber
from tealight.magazine.models import Subscriber
from tealight.magazine.queries.by_mail import digest_of
from tealight.place.queries import place


@action
def leave_by_mail(*, viewer: Viewer, now: datetime, token: str) -> None:
    """Let whoever has the link out of a mail get no more of them. Asks for nothing else; twice is as good.

    Records no event: nobody is told who left.
    """
    require(policy.may_use_link(place().read_only))
    row = Subscriber.objects.filter(digest=digest_of(token)).values_list("pk", flat=True).first()
    if row is not None:
        erase_subscriber(viewer=System("somebody who is mailed left"), now=now, subscriber=row)
