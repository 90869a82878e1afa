from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from tealight.accounts import policy
from tealight.accounts.actions.make_member import NameRefused
from tealight.accounts.models import FormerName, Persona
from tealight.accounts.names import fold_name, tidy_name
from tealight.accounts.queries.names import TAKEN, name_fault, name_tag, name_tags, owner_tag
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record

#: how long nobody else can take a name that was given up
KEPT_DAYS = 90


@action
def rename_persona(*, viewer: Person, now: datetime, pen_name: str) -> None:
    """Change the viewer's pen name; the old one is kept from others for 90 days.

    Raises NameRefused with the sentence to say. What others wrote mentions the
    persona, so it shows the new name too.
    """
    require(policy.may_take_part(viewer))
    name = tidy_name(pen_name)
    fault = name_fault(name, now, keys=viewer.keys, persona_id=viewer.persona_id)
    if fault:
        raise NameRefused(fault)
    persona = lock(Persona.objects, id=viewer.persona_id)
    if persona.name == name:
        return
    old, persona.name, persona.name_key = persona.name, name, fold_name(name)
    try:
        with transaction.atomic():
            persona.save(update_fields=["name", "name_key"])
    except IntegrityError:
        raise NameRefused(TAKEN) from None
    FormerName.objects.filter(tag__in=name_tags(name)).delete()
    if fold_name(old) != persona.name_key:
        FormerName.objects.update_or_create(tag=name_tag(old), defaults={
            "owner_tag": owner_tag(viewer.keys, old),
            "until": clock.day(now) + timedelta(days=KEPT_DAYS),
        })
    record("persona.renamed", about=("persona", persona.id), now=now)
