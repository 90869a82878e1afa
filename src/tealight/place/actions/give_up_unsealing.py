from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PlaceSettings


@action
def give_up_unsealing(*, viewer: Viewer, now: datetime) -> None:
    """Give up for good that anybody who writes anonymously can be named. Chosen already is as good.

    Nothing takes it back: people write here because it can not be taken back. Refused once the
    place is open, for what was written until then carries its seal. Raises NotFound where there is no place yet.
    """
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    require(policy.may_give_up_unsealing(viewer, row))
    if row.never_unseals_on is not None:
        return
    row.never_unseals_on = clock.day(now)
    row.version += 1
    row.save(update_fields=["never_unseals_on", "version"])
    record("place.shaped", about=("place", row.id), now=now)
