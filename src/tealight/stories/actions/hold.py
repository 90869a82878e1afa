from collections.abc import Collection
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import decision_policy
from tealight.stories.actions.deciding import change_things, lock_things, mind_answers


@action
def hold(*, viewer: Person, now: datetime, kind: str, things: Collection[int], on: bool = True) -> dict[int, int]:
    """Let stories or replies wait, or with `on` false wait no more; return thing -> face of those that changed.

    Only their authors and the team read them meanwhile. What waits for its hour waits for a person from now on.
    """
    require(decision_policy.may_decide(viewer))
    rows = lock_things(kind, things, removed_on__isnull=True)
    rows = [row for row in rows if (row.held_on is None or row.appears_at is not None if on else row.held_on is not None)]
    if not rows:
        return {}
    change_things(kind, rows, held_on=clock.day(now) if on else None, appears_at=None)
    mind_answers(kind, rows, now, gone=on)
    for row in rows:
        record("shared.held" if on else "shared.released", about=(kind, row.id), now=now)
    return {row.id: row.persona_id for row in rows}
