from datetime import datetime

from tealight.accounts.models import Member
from tealight.groups import policy
from tealight.groups.actions._steps import find_room, let_in
from tealight.kernel.actions import action
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import System


@action
def admit(*, viewer: System, now: datetime, member: int, group: int) -> None:
    """Let a member into a room, whatever its door: for samples and for what was agreed elsewhere.

    Records no event: nobody is told when somebody comes.
    """
    require(policy.may_let_in(viewer))
    room = find_room(viewer, group)
    if not Member.objects.filter(id=member).exists():
        raise NotFound
    let_in(member, room)
