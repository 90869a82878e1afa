"""Load the person who asks, once per request."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import QuerySet

from tealight.accounts.models import Member, SanctionKind
from tealight.accounts.queries.decisions import holding
from tealight.accounts.queries.own_personas import own_faces
from tealight.accounts.record import open_record
from tealight.kernel import clock
from tealight.kernel.crypto import Keys, member_keys
from tealight.kernel.crypto.fields import Sealed
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.prepared import Prepared
from tealight.kernel.viewer import Filters, Person

_READS = Prepared()
#: whoever has not come by for so long is forgotten, their keys with them: who closed their account
#: never comes again, and nobody tells this process
FORGOTTEN_AFTER = timedelta(minutes=10)
_RECENT_MOST = 2000
_A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows said of somebody last, the person made of that, and when they came, to the minute.

    A row is never trusted to be the same: it is read each time, and compared.
    """

    made_of: tuple
    person: Person
    came: datetime


#: by member id
_recent: dict[int, _Known] = {}


def load_person(member_id: int, now: datetime) -> Person | None:
    """Return the member as a viewer, or None if there is no such open account.

    Three statements: the member with their persona, and sanctions and faces by tag.
    """
    member = member_row(member_id)
    return None if member is None else person_of_row(member, now)


def with_own_faces(viewer: Person) -> Person:
    """Return `viewer` with every name made for one story so far, one made a moment ago among them; one statement."""
    return viewer.bearing(*_borne(own_faces(viewer.keys)))


class MemberRow(NamedTuple):
    """What is read of a member and the persona they write as, for each request of theirs."""

    id: int
    persona_id: int
    pen_name: str
    password: str
    roles: list[str]
    record: Sealed
    joined_on: date
    approved_on: date | None
    closed_on: date | None

    is_active = Member.is_active

    @classmethod
    def of(cls, member: Member) -> "MemberRow":
        """Return what would be read of `member`, whose `persona` is loaded."""
        return cls(
            member.id, member.persona_id, member.persona.name, member.password, member.roles, member.record,
            member.joined_on, member.approved_on, member.closed_on,
        )  # fmt: skip


def member_row(member_id: int) -> MemberRow | None:
    """Return what is read of a member, or None if there is none; one statement."""
    found = _READS.ask("member", _columns, member_id)
    return MemberRow._make(found[0]) if found else None


def _columns(member_id: int) -> QuerySet:
    # As columns it is a third as dear as two models of some twenty, of which nine are asked for.
    return Member.objects.filter(id=member_id).values_list(
        "id", "persona_id", "persona__name", "password", "roles", "record", "joined_on", "approved_on", "closed_on",
    )  # fmt: skip


def person_of(member: Member, now: datetime) -> Person | None:
    """Return `member`, with `persona` loaded, as a viewer; None if closed."""
    return person_of_row(MemberRow.of(member), now)


def person_of_row(member: MemberRow, now: datetime) -> Person | None:
    """Return the member of a row as a viewer; None if closed."""
    try:
        keys = member_keys(member.id) if member.is_active else None
    except KeysMissing:
        keys = None
    if keys is None:
        _recent.pop(member.id, None)
        return None
    sanctions = frozenset(kind for kind, _ in holding(keys, now))
    days = (clock.day(now) - member.joined_on).days
    own = own_faces(keys)
    # All that a person is made of. One and the same person for as long as none of it changed: their
    # record is then not opened again, nor the statements that ask on their behalf written again.
    made_of = (
        keys, bytes(member.record), tuple(member.roles), member.persona_id, member.pen_name, sanctions, days, own,
    )
    known = _recent.get(member.id)
    if known is not None and known.made_of[:-1] == made_of[:-1] and known.made_of != made_of:
        # All that is new is a name made for a story.
        return _remember(member.id, _Known(made_of, known.person.bearing(*_borne(own)), now))
    if known is None or known.made_of != made_of:
        return _remember(member.id, _Known(made_of, _make(member, keys, sanctions, days, own), now))
    if now - known.came > _A_MINUTE:
        return _remember(member.id, replace(known, came=now))
    return known.person


def _remember(member_id: int, known: _Known) -> Person:
    """Keep somebody who came by just now, and nobody who has not for long; return them."""
    for long_gone in [one for one, other in list(_recent.items()) if known.came - other.came > FORGOTTEN_AFTER]:
        _recent.pop(long_gone, None)
    if len(_recent) >= _RECENT_MOST:
        _recent.clear()
    _recent[member_id] = known
    return known.person


def _borne(own: list[tuple[int, int, str]]) -> tuple[Mapping[int, int], Mapping[int, str]]:
    """Return story -> persona and story -> name of the faces a member bears in one story each."""
    personas = {story: persona for persona, story, _ in own}
    return MappingProxyType(personas), MappingProxyType({story: name for _, story, name in own})


def _make(member: MemberRow, keys: Keys, sanctions: frozenset[str], days: int, own: list[tuple[int, int, str]]) -> Person:
    record = open_record(member, keys)
    # Somebody suspended decides about nobody else meanwhile.
    given = frozenset() if SanctionKind.SUSPEND in sanctions else frozenset(member.roles)
    personas, names = _borne(own)
    lifts = {int(group): mask for group, mask in record.groups.items()}
    return Person(
        member_id=member.id,
        persona_id=member.persona_id,
        pen_name=member.pen_name,
        keys=keys,
        # Here and nowhere else, so that no policy can forget it: a password read over a shoulder
        # opens one person's things, never everyone's.
        roles=given if record.has_second_factor else frozenset(),
        roles_given=given,
        groups=frozenset(lifts),
        circles=MappingProxyType({int(c): bytes.fromhex(k) for c, k in record.circles.items()}),
        own_circle=record.own_circle,
        filters=Filters(record.cover, record.leave_out, record.every_photo, MappingProxyType(lifts)),
        blocked=frozenset(record.blocked),
        muted=frozenset(record.muted),
        hidden=frozenset(record.hidden),
        thread_personas=personas,
        thread_names=names,
        kept=tuple(record.kept),
        kept_articles=tuple(record.kept_articles),
        sanctions=sanctions,
        country=record.country,
        joined_days_ago=days,
        word=record.word,
        second_factor=record.has_second_factor,
        first_post_held=record.first_post_held,
        rules_seen=MappingProxyType({int(group): version for group, version in record.rules_seen.items()}),
    )
