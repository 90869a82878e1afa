from datetime import datetime

from tealight.accounts.models import Deed
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey

_FIELD = Deed._meta.get_field("facts")


@action
def rekey_deed(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal anew the facts of a deed; the record commits to them, not to how they are sealed. Gone is as good. Records no event: nothing changed."""
    require(may_rekey(viewer))
    found = Deed.objects.select_for_update().filter(id=row, facts__isnull=False).first()
    if found is not None:
        found.facts = _FIELD.reseal(everybody.place, found.id, found.facts)
        found.save(update_fields=["facts"])
