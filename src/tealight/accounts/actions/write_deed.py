"""Keep what someone of the team did to an account, beside the record that commits to it."""

from datetime import datetime

from tealight.accounts.models import Deed
from tealight.kernel import clock
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import Person, Viewer
from tealight.ledger import chain

_FACTS = Deed._meta.get_field("facts")


def write_deed(viewer: Viewer, kind: str, persona_id: int, now: datetime, **further) -> None:
    """Append to the record who did what to whom, by persona; called inside an action."""
    by = viewer.persona_id if isinstance(viewer, Person) else viewer.reason
    facts = {"by": by, "persona": persona_id, "day": clock.day(now).isoformat(), **further}
    number, salt = chain.append(kind, facts, now)
    deed_id = new_id()
    Deed.objects.create(
        id=deed_id, number=number, salt=salt, facts=_FACTS.seal_json(place_keys(), deed_id, facts)
    )
