from datetime import datetime, timedelta

from tealight.accounts import policy
from tealight.accounts.links import address_of, write_link
from tealight.accounts.models import LinkPurpose
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def invite_to_join(*, viewer: Viewer, now: datetime, days: int = 7) -> str:
    """Make a link by which one person may join; return its address, shown once.

    Who was invited, and by whom, is kept nowhere. Records no event.
    """
    require(policy.may_let_in(viewer))
    token = write_link(LinkPurpose.JOIN, {}, now, timedelta(days=max(1, min(days, 30))))
    return address_of(LinkPurpose.JOIN, token)
