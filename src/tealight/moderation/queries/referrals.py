"""The log of whom outside was told about a case, as a child may be at risk."""

from dataclasses import dataclass
from datetime import datetime

from tealight.kernel.crypto.cases import case_keys
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person
from tealight.moderation import policy
from tealight.moderation.models import Case, Referral


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """Somebody outside who was told."""

    to: str
    what: str
    by: str
    hour: datetime


def referrals(viewer: Person, case: int) -> tuple[ReferralLine, ...]:
    """Return who was told about a case, the first first. Raises NotFound where the viewer meets no such case."""
    require(policy.may_decide(viewer))
    if not Case.objects.filter(policy.cases_met_by(viewer), id=case).exists():
        raise NotFound
    keys = case_keys(case)
    rows = Referral.objects.filter(case=case).order_by("hour", "id")
    opened = ((row, row.sealed.open_json(keys, row.id)) for row in rows)
    return tuple(ReferralLine(said["to"], said["what"], said["name"], row.hour) for row, said in opened)
