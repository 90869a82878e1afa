from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from tealight.accounts.actions.write_deed import write_deed
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.moderation import policy
from tealight.moderation.models import Purpose, Unsealing
from tealight.moderation.queries.addressed import anonymous_at
from tealight.place.queries import place

#: how long another keyholder has to agree
ASKED_FOR = timedelta(hours=72)
_ASKED = Unsealing._meta.get_field("asked")


@action
def ask_unsealing(
    *, viewer: Person, now: datetime, address: str, purpose: str, reason: str, later: str = ""
) -> int:
    """Ask who wrote what stands at `address`; return the id of the question. Asked twice, it is one.

    Nothing is opened. `later`: why telling the person now would endanger somebody; they are told later then.
    The record keeps for ever that it was asked, by whom, about which face, and why.
    """
    require(policy.may_ask_unsealing(viewer, place()))
    if not reason.strip():
        raise Refused("Say why. The record keeps it.", "reason")
    persona, story, reply = anonymous_at(viewer, address)
    if persona.seal is None:
        raise Refused("This carries no seal, so nobody can say who wrote it.", "address")
    keys, row = place_keys(), Unsealing(id=new_id(), until_hour=clock.hour(now) + ASKED_FOR)
    tags = keys.tags("unsealing/v1", persona.id, viewer.persona_id)
    row.tag = tags[0]
    Unsealing.objects.filter(tag__in=tags, until_hour__lte=now).delete()
    facts = {"purpose": Purpose(purpose).value, "reason": reason.strip(), "later": later.strip()}
    row.asked = _ASKED.seal_json(
        keys, row.id, {**facts, "persona": persona.id, "story": story, "reply": reply, "by": viewer.persona_id}
    )
    try:
        with transaction.atomic():
            if Unsealing.objects.filter(tag__in=tags[1:]).exists():
                raise IntegrityError  # asked before keys were made anew
            row.save(force_insert=True)
    except IntegrityError:
        return Unsealing.objects.values_list("id", flat=True).get(tag__in=tags)
    write_deed(viewer, "unsealing-asked", persona.id, now, **facts)
    record("unsealing.asked", about=("unsealing", row.id), now=now)
    return row.id
