from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.moderation.models import Entry
from tealight.place.policy import may_rekey

_FACTS = Entry._meta.get_field("facts")


@action
def rekey_entry(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal what an entry of the record commits to anew. Gone is as good. Records no event: it says what it said."""
    require(may_rekey(viewer))
    found = Entry.objects.select_for_update().filter(id=row, facts__isnull=False).first()
    if found is not None:
        found.facts = _FACTS.reseal(everybody.place, found.id, found.facts)
        found.save(update_fields=["facts"])
