from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.rota import policy
from tealight.rota.models import HandOver


@action
def take_note_away(*, viewer: Person, now: datetime, note: int) -> None:
    """Take away a hand-over note of one's own. Raises NotFound for anybody else's, and once it is gone."""
    require(policy.may_see_rota(viewer))
    row = lock(HandOver.objects, id=note)
    if row.sealed.open_json(place_keys(), row.id)["by"] != viewer.persona_id:
        raise NotFound
    row.delete()
    record("hand_over.taken_away", about=("hand-over", note), now=now)
