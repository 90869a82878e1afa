from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.rota.models import HandOver
from tealight.rota.queries.duty import duty_name_of
from tealight.rota.queries.hand_over import may_hand_over, notes_left

_SEALED = HandOver._meta.get_field("sealed")


@action
def leave_note(*, viewer: Person, now: datetime, text: str) -> None:
    """Leave `text` for whoever is on duty next, under the viewer's duty name; sealed, and gone in a fortnight.

    The same words left twice within the hour are one note. Refused off duty.
    """
    require(may_hand_over(viewer, now))
    words = text.strip()
    if not words:
        raise Refused("There is nothing here to leave yet.", "text")
    hour = clock.hour(now)
    if any(note.is_mine and note.hour == hour and note.text == words for note in notes_left(viewer, now)):
        return
    row = HandOver(id=new_id(), hour=hour)
    said = {"by": viewer.persona_id, "name": duty_name_of(viewer, now), "text": words}
    row.sealed = _SEALED.seal_json(place_keys(), row.id, said)
    row.save(force_insert=True)
    record("hand_over.left", about=("hand-over", row.id), now=now)
