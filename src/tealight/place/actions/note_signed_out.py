from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.ledger import record
from tealight.place.models import PlaceSettings
from tealight.place.policy import may_rekey


@action
def note_signed_out(*, viewer: System, now: datetime) -> None:
    """Note that everybody has been signed out because keys were stolen; a link into set-up ends as well."""
    require(may_rekey(viewer))
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    row.signed_out_on, row.setup_tag = clock.day(now), None
    row.version += 1
    row.save(update_fields=["signed_out_on", "setup_tag", "version"])
    record("place.shaped", about=("place", row.id), now=now)
