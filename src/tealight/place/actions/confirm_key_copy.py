from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PlaceSettings


@action
def confirm_key_copy(*, viewer: Viewer, now: datetime) -> None:
    """Note that the operator's copy of the recovery key was held against the key in use, and is the same.

    Raises NotFound where there is no place yet.
    """
    require(policy.may_shape_place(viewer))
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    row.key_copy_confirmed_on, row.key_copy_due_on = clock.day(now), None
    row.version += 1
    row.save(update_fields=["key_copy_confirmed_on", "key_copy_due_on", "version"])
    record("place.shaped", about=("place", row.id), now=now)
