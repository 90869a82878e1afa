from collections.abc import Iterable
from datetime import datetime

from tealight.groups import policy
from tealight.groups.actions._steps import begin
from tealight.groups.models import Group
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place.actions.write_rules import write_rules
from tealight.place.policy import may_set_rules
from tealight.place.rules import Rule


@action
def write_room_rules(*, viewer: Viewer, now: datetime, group: int, rules: Iterable[Rule]) -> int:
    """Write the rules of a room anew; return their version. Those of the place hold in it as well.

    Records what `write_rules` records. Raises NotFound where there is no such room for `viewer`.
    """
    begin()
    require(policy.may_let_in(viewer) and may_set_rules(viewer))
    room = lock(Group.objects, id=group)
    return write_rules(viewer=viewer, now=now, rules=rules, group=room.id)
