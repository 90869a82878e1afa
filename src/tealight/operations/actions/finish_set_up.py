from datetime import datetime

from tealight.accounts.queries.staff import holders_of
from tealight.groups.actions.lay_rooms import lay_rooms
from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System
from tealight.place.actions.open_place import open_place


@action
def finish_set_up(*, viewer: System, now: datetime) -> None:
    """Lay the first rooms and open the doors, together or not at all. Records their events only.

    Refused while an answer is missing, or while nobody could run the place.
    """
    if not holders_of("operator"):
        raise Refused("Make the first operator before you open the place.")
    lay_rooms(viewer=viewer, now=now)
    open_place(viewer=viewer, now=now)
