"""Load the person who asks, once per request."""

from datetime import datetime
from types import MappingProxyType

from tealight.accounts.models import Member, SanctionKind
from tealight.accounts.queries.decisions import holding
from tealight.accounts.record import open_record
from tealight.kernel import clock
from tealight.kernel.crypto import member_keys
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.viewer import Filters, Person


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
    sanctions = frozenset(kind for kind, _ in holding(keys, now))
    record = open_record(member, keys)
    # Somebody suspended decides about nobody else meanwhile.
    given = frozenset() if SanctionKind.SUSPEND in sanctions else frozenset(member.roles)
    lifts = {int(group): mask for group, mask in record.groups.items()}
    return Person(
        member_id=member.id,
        persona_id=member.persona_id,
        pen_name=member.persona.name,
        keys=keys,
        # Here and nowhere else, so that no policy can forget it: a password read over a shoulder
        # opens one person's things, never everyone's.
        roles=given if record.has_second_factor else frozenset(),
        roles_given=given,
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
