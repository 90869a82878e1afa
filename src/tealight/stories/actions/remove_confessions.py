from collections.abc import Collection
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories.actions.deciding_confessions import lock_confessions
from tealight.stories.models import Confession


@action
def remove_confessions(
    *, viewer: Person, now: datetime, kind: str, things: Collection[int], on: bool = True
) -> dict[int, int]:
    """Say that confessions do not appear, or with `on` false undo it; return confession -> face of those that changed.

    Whoever wrote one goes on reading it, by their code or on their own page; nobody else does, not even the team.
    """
    rows = lock_confessions(viewer, things, removed_on__isnull=on)
    Confession.objects.filter(id__in=[row.id for row in rows]).update(removed_on=clock.day(now) if on else None)
    for row in rows:
        record("confession.removed" if on else "confession.restored", about=("confession", row.id), now=now)
    return {row.id: row.persona_id for row in rows}
