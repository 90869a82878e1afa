from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.mail.models import ADDRESS, BODY, LEAVE, OutgoingMail
from tealight.place.policy import may_rekey


@action
def rekey_mail(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal a mail that waits anew. Sent meanwhile is as good. Records no event: it leaves as it would have."""
    require(may_rekey(viewer))
    mail = OutgoingMail.objects.select_for_update().filter(id=row, sealed_to__isnull=False).first()
    if mail is not None:
        mail.sealed_to = everybody.place.reseal(ADDRESS, mail.id, mail.sealed_to)
        mail.sealed_body = everybody.place.reseal(BODY, mail.id, mail.sealed_body)
        if mail.sealed_leave is not None:
            mail.sealed_leave = everybody.place.reseal(LEAVE, mail.id, mail.sealed_leave)
        mail.save(update_fields=["sealed_to", "sealed_body", "sealed_leave"])
