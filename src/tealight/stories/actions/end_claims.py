from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.stories import shelf_policy
from tealight.stories.models import ShelfClaim


@action
def end_claims(*, viewer: Viewer, now: datetime) -> None:
    """End every claim on the shelf, where the keys they were made with were stolen: it is said again in a press."""
    require(shelf_policy.may_end_claims(viewer))
    ShelfClaim.objects.all().delete()
