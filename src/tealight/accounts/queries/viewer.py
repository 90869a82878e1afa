"""Load the person who asks, once per request."""

from datetime import datetime
from types import MappingProxyType

from tealight.accounts.models import Member, Sanction, SanctionKind
from tealight.accounts.record import open_record
from tealight.kernel import clock
from tealight.kernel.crypto import Keys, member_keys
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.viewer import Filters, Person

#: how many decisions about one person can hold at a time
SANCTION_SLOTS = 16


def load_person(member_id: int, now: datetime) -> Person | None:
    """Return the member as a viewer, or None if there is no such open account.

    Two statements: the member with their persona, and sanctions by tag.
    """
    member = Member.objects.select_related("persona").filter(id=member_id).first()
    return None if member is None else person_of(member, now)


def person_of(member: Member, now: datetime) -> Person | None:
    """Return `member`, with `persona` loaded, as a viewer; None if closed."""
    if not member.is_active:
        return None
    try:
        keys = member_keys(member.id)
    except KeysMissing:
        return None
    sanctions = _sanctions(keys, now)
    if SanctionKind.SUSPEND in sanctions:
        return None
    record = open_record(member, keys)
    lifts = {int(group): mask for group, mask in record.groups.items()}
    return Person(
        member_id=member.id,
        persona_id=member.persona_id,
        pen_name=member.persona.name,
        keys=keys,
        roles=frozenset(member.roles),
        groups=frozenset(lifts),
        circles=MappingProxyType({int(c): bytes.fromhex(k) for c, k in record.circles.items()}),
        own_circle=record.own_circle,
        filters=Filters(record.cover, record.leave_out, MappingProxyType(lifts)),
        blocked=frozenset(record.blocked),
        muted=frozenset(record.muted),
        hidden=frozenset(record.hidden),
        kept=tuple(record.kept),
        sanctions=sanctions,
        country=record.country,
        joined_days_ago=(clock.day(now) - member.joined_on).days,
        word=record.word,
        second_factor=record.has_second_factor,
        first_post_held=record.first_post_held,
    )


def _sanctions(keys: Keys, now: datetime) -> frozenset[str]:
    rows = Sanction.objects.filter(
        tag__in=keys.slots("sanction/v1", SANCTION_SLOTS), lifted_on__isnull=True
    ).values_list("kind", "until")
    today = clock.day(now)
    return frozenset(kind for kind, until in rows if until is None or until >= today)
