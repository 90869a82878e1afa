from collections.abc import Iterable
from datetime import datetime

from tealight.groups.actions._steps import find_room
from tealight.groups.actions.ask_to_join import ask_to_join
from tealight.groups.actions.join_group import join_group
from tealight.groups.models import Joining
from tealight.kernel.actions import action
from tealight.kernel.viewer import Viewer


@action
def choose_rooms(*, viewer: Viewer, now: datetime, groups: Iterable[int]) -> None:
    """Join those of `groups` that are open, and ask to come into those where a person says yes.

    All of them or none. Records no event of its own.
    """
    for group in dict.fromkeys(groups):
        by_request = find_room(viewer, group).joining == Joining.REQUEST
        (ask_to_join if by_request else join_group)(viewer=viewer, now=now, group=group)
