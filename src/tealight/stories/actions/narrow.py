from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import NotFound, Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import decision_policy, policy
from tealight.stories.actions.deciding import change_things, lock_things
from tealight.stories.models import Audience


@action
def narrow(*, viewer: Person, now: datetime, thing: int, audience: str, group: int | None = None) -> tuple[str, int | None]:
    """Let fewer people read a story: members instead of anyone, or one room; return who could before.

    `widen` is its undoing. Refused where as few, or fewer, read it already: a decision never carries words to others.
    """
    require(decision_policy.may_decide(viewer))
    rows = lock_things("story", [thing], removed_on__isnull=True)
    if not rows:
        raise NotFound
    row = rows[0]
    reach = policy.OPEN.get(audience, 0)
    if not 0 < reach < policy.OPEN[row.audience] or (audience == Audience.GROUP) != (group is not None):
        raise Refused("As few people, or fewer, can read it already.", "readers")
    before = row.audience, row.group_id
    change_things("story", rows, audience=audience, group_id=group)
    record("story.narrowed", about=("story", thing), now=now)
    return before
