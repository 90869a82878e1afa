"""Whether somebody without an account can leave a few words now."""

from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Place
from tealight.stories import confession_policy
from tealight.stories.bounds import MOST_WAITING, turn_to_confess
from tealight.stories.confession_policy import WAITS
from tealight.stories.models import Confession


def waiting_before(viewer: Viewer, now: datetime) -> int:
    """Return how many confessions wait that came before this hour, whoever wrote them, as far as it matters to a visitor.

    Of a member none is counted: they write however many wait. One statement, none for a member.
    """
    if isinstance(viewer, Person):
        return 0
    return Confession.objects.filter(WAITS, hour__lt=clock.hour(now)).order_by()[:MOST_WAITING].count()


def shut_because(viewer: Viewer, here: Place, now: datetime) -> str:
    """Return why a visitor can leave no words now, as a sentence; "" while they can, and for members."""
    if isinstance(viewer, Person):
        return ""
    try:
        require(confession_policy.may_confess(viewer, here))
        turn_to_confess(viewer, now, waiting_before(viewer, now)).require(now)
    except Refused as refused:
        return refused.sentence
    return ""
