from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place import policy
from tealight.place.models import PlaceSettings


@action
def note_people(*, viewer: System, now: datetime, many: bool) -> None:
    """Note whether enough people are here for one of them to be hard to guess. Noted already is as good.

    Records no event: it would tell when somebody came or went.
    """
    require(policy.may_note_people(viewer))
    row = PlaceSettings.objects.select_for_update().filter(id=PlaceSettings.ONLY).first()
    if row is None or (row.many_on is not None) == many:
        return
    row.many_on = clock.day(now) if many else None
    row.version += 1
    row.save(update_fields=["many_on", "version"])
