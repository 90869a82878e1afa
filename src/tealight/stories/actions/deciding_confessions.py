"""What hold, remove and note have in common for confessions. Not an action itself."""

from collections.abc import Collection

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.stories import decision_policy
from tealight.stories.models import Confession


def lock_confessions(viewer: Person, things: Collection[int], **which) -> list[Confession]:
    """Lock those of `things` that `which` is true of, for somebody who decides; one statement."""
    require(decision_policy.may_decide(viewer))
    return list(Confession.objects.select_for_update().filter(id__in=things, **which).order_by("id"))
