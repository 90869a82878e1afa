from datetime import datetime

from tealight.accounts.models import FormerName, Link, Session, Throttle
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey


@action
def end_ways_in(*, viewer: System, now: datetime) -> None:
    """End every session and one-time link, and forget failed tries and names given up: keys were stolen.

    They hang on secrets and names that nothing here holds, so they can not be tagged anew. Records no
    event: the page to sign in says why.
    """
    require(may_rekey(viewer))
    for model in (Session, Link, Throttle, FormerName):
        model.objects.all().delete()
