from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person, System
from tealight.ledger import record
from tealight.stories import confession_policy
from tealight.stories.models import Confession


@action
def erase_confession(*, viewer: Person | System, now: datetime, confession: int) -> None:
    """Delete a confession for good, with all that stands beside it. Never refused to whoever wrote it."""
    row = lock(Confession.objects.filter(confession_policy.visible_to(viewer)), id=confession)
    require(confession_policy.may_erase_one(viewer, row))
    note_erased("confession", [row.id], clock.day(now))
    row.delete()
    record("confession.erased", about=("confession", confession), now=now)
