from collections.abc import Collection
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories.actions.deciding_confessions import lock_confessions
from tealight.stories.models import Confession


@action
def hold_confessions(
    *, viewer: Person, now: datetime, kind: str, things: Collection[int], on: bool = True
) -> dict[int, int]:
    """Let confessions wait for a person, or with `on` false wait no more; return confession -> face of those that changed."""
    rows = lock_confessions(viewer, things, held_on__isnull=on, removed_on__isnull=True)
    Confession.objects.filter(id__in=[row.id for row in rows]).update(held_on=clock.day(now) if on else None)
    for row in rows:
        record("confession.held" if on else "confession.appeared", about=("confession", row.id), now=now)
    return {row.id: row.persona_id for row in rows}
