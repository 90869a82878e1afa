"""Who has a case in hand. It is sealed, and over in hours."""

from dataclasses import dataclass
from datetime import date, datetime

from tealight.kernel import clock
from tealight.kernel.crypto import place_keys
from tealight.kernel.crypto.fields import Sealed
from tealight.kernel.viewer import Person
from tealight.moderation.desk_policy import DAY_BEGINS
from tealight.moderation.models import Claim


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a case in hand: their persona, the name they are on duty under, and until when."""

    by: int
    name: str
    until: datetime


def holder(case: int, sealed: Sealed | None, now: datetime) -> Holder | None:
    """Return who has `case` in hand by what its claim holds; None where nobody has, or their time is over."""
    if sealed is None:
        return None
    told = sealed.open_json(place_keys(), case)
    found = Holder(told["by"], told["name"], datetime.fromisoformat(told["until"]))
    return found if found.until > now else None


def holder_of(case: int, now: datetime) -> Holder | None:
    """Return who has `case` in hand. One statement."""
    row = Claim.objects.filter(case_id=case).first()
    return holder(case, row.sealed, now) if row else None


def held_by_another(viewer: Person, case: int, now: datetime) -> str:
    """Return the name of who else has `case` in hand, or "". One statement."""
    found = holder_of(case, now)
    return found.name if found and found.by != viewer.persona_id else ""


def day_at_the_desk(now: datetime) -> date:
    """Return the day a night belongs to: what somebody leaves at eleven is left at one."""
    return clock.day(now - DAY_BEGINS)


def swap_tags(viewer: Person, case: int, now: datetime) -> tuple[bytes, ...]:
    """Return the tags that say to `viewer` alone that they left `case` for today; the first is the one to write."""
    return viewer.keys.tags("swap/v1", case, day_at_the_desk(now).toordinal())
