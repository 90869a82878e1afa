from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import decision_policy
from tealight.stories.actions.deciding import change_things, lock_things


@action
def widen(*, viewer: Person, now: datetime, thing: int, audience: str, group: int | None, told: tuple[str, int | None]) -> bool:
    """Let those read a story again who could before `narrow`; return whether it changed.

    Nothing changes where its author chose other readers since: `told` is whom the decision left it to.
    """
    require(decision_policy.may_decide(viewer))
    rows = lock_things("story", [thing])
    if not rows or (rows[0].audience, rows[0].group_id) != tuple(told):
        return False
    change_things("story", rows, audience=audience, group_id=group)
    record("story.widened", about=("story", thing), now=now)
    return True
