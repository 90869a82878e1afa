"""What waits for its hour, for the software that lets it appear."""

from datetime import datetime

from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.stories import policy
from tealight.stories.models import Confession, Reply, Story


def due(viewer: System, now: datetime) -> list[tuple[str, int]]:
    """Return kind and id of everything whose hour has come; in the order of their ids, which chance drew."""
    require(policy.may_show_when_due(viewer))
    drawn = Confession.objects.filter(appears_at__lte=now, held_on__isnull=True, removed_on__isnull=True)
    return [
        *(("confession", number) for number in drawn.order_by("id").values_list("id", flat=True)),
        *_chosen(now),
    ]


def _chosen(now: datetime) -> list[tuple[str, int]]:
    return [
        (kind, number)
        for kind, model in (("story", Story), ("reply", Reply))
        for number in model.objects.filter(
            appears_at__lte=now, withdrawn_on__isnull=True, removed_on__isnull=True
        ).order_by("id").values_list("id", flat=True)
    ]
