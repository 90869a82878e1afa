from collections.abc import Iterable
from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.groups import policy
from tealight.groups.actions._steps import begin, come_in, find_room
from tealight.groups.models import Group
from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.place.models import Handling
from tealight.place.queries import Notes, notes, place, standing

#: what stops at once: everything that could be somebody else's pregnancy or newborn
ABOUT_PREGNANCY = ("pregnancy", "birth", "scan-photo", "child-photo")
_STRICTER = (Handling.SHOW, Handling.COVER, Handling.LEAVE_OUT)


@action
def move_quietly(*, viewer: Viewer, now: datetime, into: Iterable[int] = ()) -> None:
    """After another loss: leave every room about trying or pregnancy, and stop what is about it.

    Filters for pregnancies go back to how the place starts, or stay stricter where
    the person had chosen so; no other room lifts them either. `into` are rooms to
    be in from now on. What was written stays. Records no event: nobody is told.
    """
    begin()
    require(policy.may_leave(viewer))
    rooms = [find_room(viewer, group) for group in into]
    for room in rooms:
        require(policy.may_join(viewer, room))
        if room.expecting:
            raise Refused("This room is about trying or pregnancy. Choose another, or none.")
    behind = {str(group) for group in Group.objects.filter(expecting=True).values_list("id", flat=True)}
    known, held = notes(), standing(place().version)
    stopped = known.mask(ABOUT_PREGNANCY)

    def move(record: Record) -> None:
        for room in rooms:
            come_in(record, room, held)
        record.groups = {
            group: lifts & ~stopped for group, lifts in record.groups.items() if group not in behind
        }
        _restore(record, known)

    change_record(viewer.member_id, move)


def _restore(record: Record, known: Notes) -> None:
    start = known.starting()
    chosen = {**start, **record.filters}
    for key in ABOUT_PREGNANCY:
        if key in start:
            chosen[key] = max(chosen[key], start[key], key=_STRICTER.index)
    if chosen != {**start, **record.filters}:
        record.preset = "own"
    record.filters = chosen
    record.cover, record.leave_out = known.masks(chosen)
