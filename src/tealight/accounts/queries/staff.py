"""Who does what here, for the team's own pages."""

from dataclasses import dataclass
from datetime import datetime

from tealight.accounts.models import Member, Role
from tealight.accounts.queries.viewer import load_person
from tealight.accounts.record import open_record
from tealight.kernel.crypto import member_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.mail.policy import may_send_mail


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone with a role, as the team's pages show them: a face and roles, no account."""

    persona_id: int
    name: str
    roles: tuple[str, ...]


def staff_list() -> list[Holder]:
    """Return everyone with a role, by name. The team is few; roles are not secret within it."""
    rows = (
        Member.objects.filter(closed_on__isnull=True)
        .exclude(roles=[])
        .order_by("persona__name_key")
        .values_list("persona_id", "persona__name", "roles")
    )
    return [Holder(persona, name, tuple(Role(role).label for role in roles)) for persona, name, roles in rows]


def holders_of(role: str, *, locked: bool = False) -> list[int]:
    """Return the persona ids of those who hold `role`.

    `locked`, inside an action: nobody else can take a role or go until it ends. The
    team's rows are locked in one order, before any other row of a member: of
    two operators who take each other's role at once, the later finds the other gone.
    """
    rows = Member.objects.filter(closed_on__isnull=True).exclude(roles=[])
    if locked:
        rows = rows.select_for_update().order_by("id")
    return [persona for persona, roles in rows.values_list("persona_id", "roles") if role in roles]


def may_act_as(role: str, persona_id: int, now: datetime) -> bool:
    """Say whether the member with this pen name could act as `role` at this moment.

    Not whoever holds it asleep: without a second step, suspended, or gone.
    """
    member = Member.objects.filter(persona_id=persona_id).values_list("id", flat=True).first()
    found = None if member is None else load_person(member, now)
    return found is not None and role in found.roles


def mail_of_team(viewer: Viewer, persona_id: int) -> str:
    """Return the address somebody on the team keeps in their record, for the software to write to; "" without one.

    Asked for by nobody else: no page shows anybody's address, not to the team either.
    """
    require(may_send_mail(viewer))
    row = Member.objects.filter(persona_id=persona_id, closed_on__isnull=True).exclude(roles=[]).first()
    return open_record(row, member_keys(row.id)).email if row else ""
