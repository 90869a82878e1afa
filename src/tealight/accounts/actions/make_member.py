from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from tealight.accounts import policy
from tealight.accounts.hashers import hashed
from tealight.accounts.models import FormerName, Member, Persona, PersonaKind, Role
from tealight.accounts.names import fold_name, tidy_name
from tealight.accounts.queries.names import TAKEN, name_fault, name_tags
from tealight.accounts.record import Record, month_of, seal_record
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import make_member_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place.queries import notes, place


class NameRefused(Exception):
    """This pen name cannot be had; `sentence` tells the person why."""

    def __init__(self, sentence: str):
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class NewMember:
    """The ids of an account just made."""

    member_id: int
    persona_id: int


@action
def make_member(
    *, viewer: Viewer, now: datetime, pen_name: str, password: str | None,
    roles: Iterable[str] = (), line: str = "", approved: bool = True,
    first_post_held: bool = False, words_due: bool = False, joined_on: date | None = None, country: str = "",
) -> NewMember:
    """Make an account with its pen name, its keys and an empty record.

    Without a password nobody can sign in by one; `hashers.hashed` may have made it
    ready. `joined_on` is for samples.
    Raises NameRefused. The keys are stored first: a crash leaves keys nobody
    uses, never a member whose words cannot be opened.
    """
    require(policy.may_make_member(viewer))
    name, held = tidy_name(pen_name), sorted({Role(role).value for role in roles})
    fault = name_fault(name, now)
    if fault:
        raise NameRefused(fault)
    day = joined_on or clock.day(now)
    member_id = new_id()
    keys = make_member_keys(member_id)
    try:
        with transaction.atomic():
            persona = Persona.objects.create(
                kind=PersonaKind.PEN, name=name, name_key=fold_name(name), line=line,
                away_on=None if approved else day,
            )
    except IntegrityError:
        raise NameRefused(TAKEN) from None  # taken a moment ago, in another tab or by another person
    FormerName.objects.filter(tag__in=name_tags(name)).delete()
    member = Member(
        id=member_id, persona=persona, password=hashed(password), roles=held,
        joined_on=day, approved_on=day if approved else None,
    )
    known = notes()
    choices = known.starting()
    cover, leave_out = known.masks(choices)
    seal_record(member, keys, Record(
        filters=choices, cover=cover, leave_out=leave_out, country=country,
        first_post_held=first_post_held, words_due=words_due, seen=month_of(now),
        rules_seen={"0": place().rules_version},
    ))
    member.save(force_insert=True)
    record("member.joined", about=("persona", persona.id), now=now)
    return NewMember(member_id, persona.id)
