import os
from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.magazine.models import HelpfulAnswer, HelpfulLine
from tealight.place.policy import may_rekey

_SEALED = HelpfulLine._meta.get_field("sealed")


@action
def rekey_helpful(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal a line to the editors anew. Gone is as good. Records no event: it says what it said.

    The number of its form stands nowhere, so its answer gets a tag of chance, as a message to the team does.
    """
    require(may_rekey(viewer))
    line = HelpfulLine.objects.select_for_update(of=("self",)).filter(pk=row).first()
    if line is not None:
        line.sealed = _SEALED.reseal(everybody.place, line.pk, line.sealed)
        line.save(update_fields=["sealed"])
        HelpfulAnswer.objects.filter(id=row).update(form_tag=os.urandom(32))
