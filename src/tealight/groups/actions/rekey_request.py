from datetime import datetime

from tealight.groups.keys import request_tag
from tealight.groups.models import JoinRequest
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey

_BODY = JoinRequest._meta.get_field("body")


@action
def rekey_request(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal and tag a request to come into a room anew. Answered meanwhile is as good. Records no event: it waits as before."""
    require(may_rekey(viewer))
    asked = JoinRequest.objects.select_for_update().filter(id=row).first()
    if asked is None:
        return
    body = asked.body.open_json(everybody.place, asked.id)
    tag = request_tag(body["group"], body["persona"])
    if JoinRequest.objects.filter(tag=tag).exclude(id=asked.id).exists():
        asked.delete()  # asked in another window in this moment; one request is what was wanted
        return
    asked.tag, asked.body = tag, _BODY.reseal(everybody.place, asked.id, asked.body)
    asked.save(update_fields=["tag", "body"])
