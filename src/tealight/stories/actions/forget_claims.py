from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.stories import shelf_policy
from tealight.stories.models import ShelfClaim


@action
def forget_claims(*, viewer: Viewer, now: datetime) -> None:
    """Delete what is left of claims on the shelf whose time was over long ago; they hold nothing up meanwhile."""
    require(shelf_policy.may_end_claims(viewer))
    ShelfClaim.objects.filter(until_hour__lte=now).delete()
