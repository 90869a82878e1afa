"""Who does what here, for the team's own pages."""

from dataclasses import dataclass

from tealight.accounts.models import Member, Role


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
