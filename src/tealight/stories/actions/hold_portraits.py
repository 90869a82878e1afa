from collections.abc import Collection
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import decision_policy
from tealight.stories.models import Portrait


@action
def hold_portraits(
    *, viewer: Person, now: datetime, kind: str, things: Collection[int], on: bool = True
) -> dict[int, int]:
    """Let photos on people's pages wait, or with `on` false wait no more; return photo -> face of those that changed."""
    require(decision_policy.may_decide(viewer))
    rows = Portrait.objects.select_for_update().filter(id__in=things, held_on__isnull=on).order_by("id")
    found = dict(rows.values_list("id", "persona_id"))
    Portrait.objects.filter(id__in=found).update(held_on=clock.day(now) if on else None)
    for persona in found.values():
        record("portrait.held" if on else "portrait.appeared", about=("persona", persona), now=now)
    return found
