from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.place import policy
from tealight.place.models import PlaceSettings


@action
def mark_as_sample(*, viewer: Viewer, now: datetime) -> None:
    """Mark a place that was never opened as the sample community.

    Refused for a place that was open: the sample has a one-press sign-in, and
    nobody may switch that on where real people are. Records no event: nobody is
    here yet who could be told.
    """
    require(policy.may_shape_place(viewer))
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    if row.opened_on is not None and row.sample_since is None:
        raise Refused("This is a real place. It can never become a sample.")
    row.sample_since = clock.day(now)
    row.version += 1
    row.save(update_fields=["sample_since", "version"])
