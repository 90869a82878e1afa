from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey
from tealight.stories.models import Confession

_LETTER = Confession._meta.get_field("letter")


@action
def rekey_confession(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal what the team left beside a confession with the place's new keys. Records no event: it says the same."""
    require(may_rekey(viewer))
    found = Confession.objects.select_for_update().filter(id=row, letter__isnull=False).first()
    if found is None:
        return
    found.letter = _LETTER.reseal(everybody.place, row, found.letter)
    found.save(update_fields=["letter"])
