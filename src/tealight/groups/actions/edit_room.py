from collections.abc import Iterable
from datetime import datetime

from tealight.groups import policy
from tealight.groups.actions._steps import begin, put_words
from tealight.groups.models import Group
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def edit_room(
    *, viewer: Viewer, now: datetime, group: int, name: str, description: str, welcome: str,
    joining: str, listed: bool, apart: bool, expecting: bool,
    lifts: Iterable[str], reactions: Iterable[str],
) -> None:
    """Change a room's words, its door, and what it has and shows inside.

    Who is in stays in, whatever the door becomes, and keeps the filters they have
    there: what they left out does not come to them because an operator thought again.
    """
    begin()
    require(policy.may_keep_rooms(viewer))
    room = lock(Group.objects.filter(policy.visible_to(viewer)), id=group)
    changed = put_words(
        room, now, name=name, description=description, welcome=welcome, joining=joining,
        listed=listed, apart=apart, expecting=expecting, lifts=lifts, reactions=reactions,
    )
    room.save(update_fields=changed)
    record("room.edited", about=("group", room.id), now=now)
