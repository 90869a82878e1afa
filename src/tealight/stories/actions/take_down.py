from collections.abc import Collection
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import decision_policy
from tealight.stories.actions.deciding import change_things, let_be_found, lock_things, mind_answers


@action
def take_down(
    *, viewer: Person, now: datetime, kind: str, things: Collection[int], on: bool = True
) -> dict[int, int]:
    """Take stories or replies down, or with `on` false put them back; return thing -> face of those that changed.

    Their authors go on reading them, as taken down; nobody else does, not even the team. Hundreds take as many
    statements as one. A reply its author deleted meanwhile is an empty place, and stays one.
    """
    require(decision_policy.may_decide(viewer))
    rows = lock_things(kind, things, removed_on__isnull=on)
    if not on:
        rows = [row for row in rows if row.parts or row.pictures]
    if not rows:
        return {}
    if on:
        let_be_found(kind, rows, False)
    change_things(kind, rows, removed_on=clock.day(now) if on else None)
    mind_answers(kind, rows, now, gone=on)
    if not on:
        for row in rows:
            row.removed_on = None
        let_be_found(kind, rows, True)
    for row in rows:
        record("shared.removed" if on else "shared.restored", about=(kind, row.id), now=now)
    return {row.id: row.persona_id for row in rows}
