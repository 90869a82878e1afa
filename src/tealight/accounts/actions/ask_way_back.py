from datetime import datetime

from tealight.accounts.actions.count_failure import count_failure
from tealight.accounts.backends import member_named
from tealight.accounts.queries.throttles import throttle_tags, waiting_until
from tealight.jobs import outbox
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import Viewer


@action
def ask_way_back(*, viewer: Viewer, now: datetime, pen_name: str) -> None:
    """Have a link mailed to whoever has this name, if they keep an address here.

    A job is enqueued for every name alike, so that neither the answer nor its
    time tells whether the name is anybody's or has an address. Records no event.
    """
    tags = throttle_tags("way-back", pen_name)
    if waiting_until(tags, now):
        return
    count_failure(viewer=viewer, now=now, tag=tags[0])
    member = member_named(pen_name)
    outbox.put("tealight.accounts.jobs.send_way_back", member.persona_id if member else new_id())
