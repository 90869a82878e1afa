from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.moderation.models import Unsealing
from tealight.place.policy import may_rekey

_ASKED, _AGREED = (Unsealing._meta.get_field(name) for name in ("asked", "agreed"))


@action
def rekey_unsealing(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal and tag a question to keyholders anew. Over is as good. Records no event: it waits as before."""
    require(may_rekey(viewer))
    found, keys = Unsealing.objects.select_for_update().filter(id=row).first(), everybody.place
    if found is None:
        return
    asked = found.asked.open_json(keys, found.id)
    found.tag = keys.tag("unsealing/v1", asked["persona"], asked["by"])
    found.asked = _ASKED.reseal(keys, found.id, found.asked)
    found.agreed = None if found.agreed is None else _AGREED.reseal(keys, found.id, found.agreed)
    found.save(update_fields=["tag", "asked", "agreed"])
