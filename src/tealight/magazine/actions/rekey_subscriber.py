from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.magazine.models import Subscriber
from tealight.magazine.queries.by_mail import tag_under
from tealight.place.policy import may_rekey

_SEALED = Subscriber._meta.get_field("sealed")


@action
def rekey_subscriber(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal and tag an address on the list anew. Gone is as good; the links in its mails work on. Records no event."""
    require(may_rekey(viewer))
    found = Subscriber.objects.select_for_update().filter(pk=row).first()
    if found is None:
        return
    found.tag = tag_under(everybody, found.sealed.open_json(everybody.place, found.pk)["to"])
    found.sealed = _SEALED.reseal(everybody.place, found.pk, found.sealed)
    found.save(update_fields=["tag", "sealed"])
