from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.magazine import policy
from tealight.magazine.models import BesideStory


@action
def unmatch_story(*, viewer: System, now: datetime, story: int) -> None:
    """Forget which articles stood beside a story its author took back."""
    require(policy.may_keep_in_order(viewer))
    BesideStory.objects.filter(story=story).delete()
