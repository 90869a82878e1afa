from collections.abc import Iterable
from datetime import datetime

from tealight.groups import policy
from tealight.groups.actions._steps import begin
from tealight.groups.models import Group
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def edit_room(
    *, viewer: Viewer, now: datetime, group: int, name: str, description: str, welcome: str,
    rules: Iterable[str], joining: str, listed: bool,
) -> None:
    """Change a room's words and its door. Who is in stays in, whatever the door becomes."""
    begin()
    require(policy.may_keep_rooms(viewer))
    room = lock(Group.objects.filter(policy.visible_to(viewer)), id=group)
    room.name, room.description, room.welcome = name, description, welcome
    room.rules, room.joining = list(rules), joining
    room.unlisted_on = None if listed else room.unlisted_on or clock.day(now)
    room.full_clean(validate_unique=False)
    room.save(update_fields=["name", "description", "welcome", "rules", "joining", "unlisted_on"])
    record("room.edited", about=("group", room.id), now=now)
