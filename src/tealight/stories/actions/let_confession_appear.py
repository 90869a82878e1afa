from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import confession_policy
from tealight.stories.actions.writing import ChangedSince
from tealight.stories.models import Confession
from tealight.stories.queries.confession_kind import mark_of


@action
def let_confession_appear(*, viewer: Person, now: datetime, confession: int, seen: str) -> None:
    """Say that members may read a confession: at once if the hour that chance drew for it is over, else then.

    `seen` is the mark of what the viewer read. Raises `ChangedSince` for another.
    """
    row = lock(Confession.objects.filter(confession_policy.visible_to(viewer)), id=confession)
    require(confession_policy.may_let_appear(viewer, row))
    if row.held_on is None:
        return
    if seen != mark_of(row):
        raise ChangedSince
    row.held_on = None
    if row.appears_at is None or row.appears_at <= now:
        row.appears_at, row.hour = None, clock.hour(now)
    row.save(update_fields=["held_on", "appears_at", "hour"])
    record("confession.appeared", about=("confession", row.id), now=now)
