import os
from datetime import datetime

from tealight.help.models import TeamMessage
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey

_SEALED = TeamMessage._meta.get_field("sealed")


@action
def rekey_message(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal a message to the team anew. Gone is as good. Records no event: it says what it said.

    The number of its form stands nowhere, so it gets a tag of chance: that form, sent again, is a second message.
    """
    require(may_rekey(viewer))
    message = TeamMessage.objects.select_for_update(of=("self",)).filter(id=row).first()
    if message is not None:
        message.sealed = _SEALED.reseal(everybody.place, message.id, message.sealed)
        message.form_tag = os.urandom(32)
        message.save(update_fields=["sealed", "form_tag"])
