from collections.abc import Collection
from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.stories import policy
from tealight.stories.models import ConfessionReaction


@action
def drop_confession_reactions(*, viewer: Viewer, now: datetime, rows: Collection[int]) -> None:
    """Delete these reactions, of somebody whose account is closed. Records no event: it is told by looking."""
    require(policy.may_erase(viewer))
    ConfessionReaction.objects.filter(id__in=rows).delete()
