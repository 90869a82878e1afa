from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import decision_policy
from tealight.stories.actions.deciding import change_things, let_be_found, lock_things


@action
def add_notes(*, viewer: Person, now: datetime, kind: str, thing: int, mask: int, on: bool = True) -> int:
    """Put content notes on the whole of a story or a reply, or with `on` false take them off; return those that changed.

    `mask` is of `place.queries.Notes`. Not an edit of its author's: it is not marked as changed.
    """
    require(decision_policy.may_decide(viewer))
    rows = lock_things(kind, [thing], removed_on__isnull=True)
    if not rows:
        return 0
    changed = mask & ~rows[0].notes if on else mask & rows[0].notes
    if not changed:
        return 0
    let_be_found(kind, rows, False)
    rows[0].notes ^= changed
    change_things(kind, rows, notes=rows[0].notes)
    let_be_found(kind, rows, True)
    record("shared.noted", about=(kind, thing), now=now)
    return changed
