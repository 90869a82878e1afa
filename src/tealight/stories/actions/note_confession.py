from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories.actions.deciding_confessions import lock_confessions


@action
def note_confession(*, viewer: Person, now: datetime, kind: str, thing: int, mask: int, on: bool = True) -> int:
    """Put content notes on a confession, or with `on` false take them off; return those that changed."""
    rows = lock_confessions(viewer, [thing], removed_on__isnull=True)
    if not rows:
        return 0
    changed = mask & ~rows[0].notes if on else mask & rows[0].notes
    if changed:
        rows[0].notes ^= changed
        rows[0].save(update_fields=["notes"])
        record("confession.noted", about=("confession", thing), now=now)
    return changed
