from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PlaceSettings


@action
def ask_key_copy(*, viewer: Viewer, now: datetime) -> None:
    """Ask for a new copy of the recovery key: the master key is about to be changed.

    Where set-up is not finished it asks for the copy again. Raises NotFound where there is no place yet.
    """
    require(policy.may_shape_place(viewer))
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    row.key_copy_due_on = row.key_copy_due_on or clock.day(now)
    if row.opened_on is None:
        row.key_copy_confirmed_on = None
    row.version += 1
    row.save(update_fields=["key_copy_due_on", "key_copy_confirmed_on", "version"])
    record("place.shaped", about=("place", row.id), now=now)
