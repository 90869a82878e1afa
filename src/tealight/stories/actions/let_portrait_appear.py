from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import portrait_policy
from tealight.stories.actions.writing import ChangedSince
from tealight.stories.models import Portrait
from tealight.stories.queries.portraits import marks


@action
def let_portrait_appear(*, viewer: Person, now: datetime, portrait: int, seen: str) -> None:
    """Let a photo that waited be seen on the page it was chosen for; let appear before, nothing happens.

    `seen` is the mark of what the viewer looked at. Raises `ChangedSince` for another.
    """
    require(portrait_policy.may_let_portrait_appear(viewer))
    row = Portrait.objects.select_for_update().filter(portrait_policy.portraits_waiting_for(viewer), id=portrait).first()
    if row is None:
        return
    if seen not in marks(viewer, row):
        raise ChangedSince
    row.held_on = None
    row.save(update_fields=["held_on"])
    record("portrait.appeared", about=("persona", row.persona_id), now=now)
