from datetime import datetime

from tealight.groups import policy
from tealight.groups.actions._steps import begin, find_room, let_in, member_behind
from tealight.groups.models import JoinRequest
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer


@action
def answer_request(*, viewer: Viewer, now: datetime, asked: int, yes: bool) -> bool:
    """Let someone in who asked, or not; return False if it was answered already.

    The request is deleted either way: nobody keeps a list of who was refused.
    Records no event: nobody is told when somebody comes.
    """
    begin()
    require(policy.may_let_in(viewer))
    row = JoinRequest.objects.select_for_update().filter(id=asked).first()
    if row is None:
        return False
    body = row.body.open_json(place_keys(), row.id)
    if body["persona"] == getattr(viewer, "persona_id", None):
        raise Refused("This is your own request. Someone else answers it.")
    if yes:
        member = member_behind(body["persona"])
        if member is not None:
            let_in(member.id, find_room(viewer, body["group"]))
    row.delete()
    return True
