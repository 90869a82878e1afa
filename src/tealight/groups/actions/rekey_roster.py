from datetime import datetime

from tealight.groups.models import Circle
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey

_ROSTER = Circle._meta.get_field("roster")


@action
def rekey_roster(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal the people of a circle with its new key; `known` is (its keys,). Records no event: nobody came or went."""
    require(may_rekey(viewer))
    circle = Circle.objects.select_for_update().filter(id=row).first()
    if circle is not None:
        circle.roster = _ROSTER.reseal(known[0], circle.id, circle.roster)
        circle.save(update_fields=["roster"])
