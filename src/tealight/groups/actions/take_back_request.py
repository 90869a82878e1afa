from datetime import datetime

from tealight.groups import policy
from tealight.groups.actions._steps import begin
from tealight.groups.keys import request_tags
from tealight.groups.models import JoinRequest
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def take_back_request(*, viewer: Viewer, now: datetime, group: int) -> None:
    """Stop asking to come into a room. Records no event: nobody is told."""
    begin()
    require(policy.may_leave(viewer))
    JoinRequest.objects.filter(tag__in=request_tags(group, viewer.persona_id)).delete()
