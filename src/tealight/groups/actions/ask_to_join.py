from datetime import datetime

from django.db import IntegrityError, transaction

from tealight.groups import policy
from tealight.groups.actions._steps import begin, find_room
from tealight.groups.keys import request_tags
from tealight.groups.models import JoinRequest
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def ask_to_join(*, viewer: Viewer, now: datetime, group: int, line: str = "") -> None:
    """Ask to come into a room where a person says yes; `line` may be empty, and is never proof.

    Asked twice is asked once, with the words of the second time. The event says
    which room was asked for, not by whom.
    """
    begin()
    room = find_room(viewer, group)
    require(policy.may_ask_to_join(viewer, room))
    tags = request_tags(room.id, viewer.persona_id)
    row = JoinRequest.objects.select_for_update().filter(tag__in=tags).first()
    if row is not None:
        row.body = _seal(row.id, room.id, viewer.persona_id, line)
        row.save(update_fields=["body"])
        return
    row = JoinRequest(id=new_id(), tag=tags[0], asked_on=clock.day(now))
    row.body = _seal(row.id, room.id, viewer.persona_id, line)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return  # asked in another tab in this moment; one request is what was wanted
    record("room.asked_for", about=("group", room.id), now=now)


def _seal(row: int, group: int, persona: int, line: str) -> bytes:
    field = JoinRequest._meta.get_field("body")
    return field.seal_json(place_keys(), row, {"group": group, "persona": persona, "line": line})
