import os
from datetime import datetime, timedelta

from tealight.accounts.actions.rename_persona import KEPT_DAYS
from tealight.accounts.models import FormerName, Member, Persona
from tealight.accounts.names import GONE
from tealight.accounts.queries.names import name_tag
from tealight.accounts.record import open_record
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import destroy_member_keys, member_keys
from tealight.kernel.crypto.leaving import destroy_but_walk
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.viewer import System, Viewer
from tealight.ledger import record
from tealight.mail.actions.withdraw_mail import withdraw_mail


@action
def finish_closing(*, viewer: Viewer, now: datetime, persona_id: int, scattered: int = 0) -> None:
    """Erase what is left of a closed account: record, keys and the name. Done already is as good.

    With `scattered`, what they wrote anonymously goes one by one from now on: the one key that finds
    it, with that many tags, stays in the ring until the last has gone.

    The face stays, nameless, for words that were kept. The keys go first: should
    the power fail in between, what remains is noise, and the job comes again.
    """
    member = Member.objects.select_related("persona").filter(
        persona_id=persona_id, closed_on__isnull=False
    ).first()
    if member is None:
        return
    _take_back_mail(member, now)
    persona = member.persona
    FormerName.objects.update_or_create(tag=name_tag(persona.name), defaults={
        "owner_tag": os.urandom(32), "until": clock.day(now) + timedelta(days=KEPT_DAYS),
    })
    if scattered:
        destroy_but_walk(member.id, tags=scattered, now=now)
    else:
        destroy_member_keys(member.id)
    for face in Persona.objects.filter(id__in=[persona.id, member.duty_persona_id]):
        face.name, face.line = GONE, ""
        # A sign no name can hold, so that the key is nobody else's.
        face.name_key, face.gone_on = f"gone/{face.id}", clock.day(now)
        face.save(update_fields=["name", "line", "name_key", "gone_on"])
    member.delete()
    record("account.closed", about=("persona", persona_id), now=now)


def _take_back_mail(member: Member, now: datetime) -> None:
    try:
        email = open_record(member, member_keys(member.id)).email
    except KeysMissing:
        return  # the keys went before the power did
    if email:
        withdraw_mail(viewer=System("an account was closed"), now=now, to=email)
