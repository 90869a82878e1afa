from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey
from tealight.stories.actions.rekeyed_words import rekeyed
from tealight.stories.models import Portrait


@action
def rekey_portrait(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Give the photo on the page of a pen name new files. Gone is as good. Records no event: it shows what it showed."""
    require(may_rekey(viewer))
    portrait = Portrait.objects.select_for_update().filter(id=row).first()
    if portrait is not None:
        (portrait.picture,) = rekeyed(viewer, now, ("portrait", portrait.persona_id), [portrait.picture])
        portrait.save(update_fields=["picture"])
