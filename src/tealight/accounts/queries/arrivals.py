"""Who asks to come in, for those who answer."""

from dataclasses import dataclass
from datetime import date

from tealight.accounts import policy
from tealight.accounts.models import Arrival, Member, Role
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person


@dataclass(frozen=True, slots=True)
class Arriving:
    """Someone waiting: their name, the day, and what they wrote to the team."""

    id: int
    name: str
    asked_on: date
    line: str


def arrivals(viewer: Person) -> list[Arriving]:
    """Return who waits, the longest waiting first."""
    require(policy.may_let_in(viewer))
    keys = place_keys()
    rows = Arrival.objects.select_related("member__persona").order_by("asked_on", "id")
    return [
        Arriving(row.id, row.member.persona.name, row.asked_on, row.line.open_json(keys, row.id) if row.line else "")
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role and whether somebody has it."""

    value: str
    label: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class DeskPerson:
    """A member as the operator's page shows them: the pen name and roles, nothing else."""

    persona_id: int
    name: str
    roles: tuple[RoleRow, ...]


def desk_person(viewer: Person, persona_id: int) -> DeskPerson:
    """Return the open account behind a pen name; NotFound if there is none."""
    require(policy.may_change_roles(viewer))
    member = Member.objects.select_related("persona").filter(
        persona_id=persona_id, closed_on__isnull=True
    ).first()
    if member is None:
        raise NotFound
    rows = tuple(RoleRow(role.value, role.label, role.value in member.roles) for role in Role)
    return DeskPerson(persona_id, member.persona.name, rows)
