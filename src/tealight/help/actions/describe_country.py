from dataclasses import dataclass
from datetime import datetime

from tealight.help import policy
from tealight.help.actions.facts import take_over
from tealight.help.models import LONGEST_TRUST, Country
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """A country and its emergency numbers, as a keeper entered them."""

    code: str
    name: str
    own_name: str
    language: str
    emergency: str
    timezone: str
    emergency_words: str = "emergency services"
    also: str = ""
    also_words: str = ""
    where_to_go: str = "the emergency department"


@action
def describe_country(
    *, viewer: Viewer, facts: CountryFacts, checked_by: str, now: datetime
) -> int:
    """Add a country, or correct and check one; return its id.

    `checked_by` is who checked the emergency number today: a role, not a name.
    """
    require(policy.may_describe_country(viewer))
    row = Country.objects.select_for_update().filter(code=facts.code).first()
    row = row or Country(code=facts.code)
    for name in CountryFacts.__dataclass_fields__:
        setattr(row, name, getattr(facts, name))
    row.verified_by = checked_by
    row.verified_on = clock.day(now)
    row.expires_on = row.verified_on + LONGEST_TRUST
    take_over(row, now)
    row.full_clean()
    row.save()
    record("country.described", about=("country", row.id), now=now)
    return row.id
