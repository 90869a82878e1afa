from datetime import datetime

from django.db import IntegrityError, transaction

from tealight.help import policy
from tealight.help.models import TeamMessage
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person, Viewer
from tealight.ledger import record
from tealight.place.queries import place

_SEALED = TeamMessage._meta.get_field("sealed")


@action
def write_to_team(
    *, viewer: Viewer, body: str, reply_to: str, says_who: bool, form_number: int, now: datetime
) -> None:
    """Keep a message for the people who run this place, sealed.

    The pen name is kept only where a person asked for it (`says_who`).
    `form_number` is the form's own random number: the same form sent twice is one
    message.
    """
    require(policy.may_write_to_team(viewer, place().read_only))
    keys = place_keys()
    tag, *older = keys.tags("help/message-form/v1", form_number)
    if older and TeamMessage.objects.filter(form_tag__in=older).exists():
        return  # the same form, sent before the place's keys were made anew
    row = TeamMessage(
        id=new_id(),
        persona_id=viewer.persona_id if says_who and isinstance(viewer, Person) else None,
        form_tag=tag,
        hour=clock.hour(now),
    )
    row.sealed = _SEALED.seal_json(keys, row.id, {"body": body, "reply_to": reply_to})
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        if TeamMessage.objects.filter(form_tag=row.form_tag).exists():
            return  # the same form, sent before
        raise
    record("message.arrived", about=("team-message", row.id), now=now)
