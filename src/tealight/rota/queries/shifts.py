"""The rows of the list, opened: for the actions and the other queries of this room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tealight.accounts.policy import KEEPERS
from tealight.accounts.queries.staff import may_act_as
from tealight.kernel.crypto import place_keys
from tealight.rota.models import Shift
from tealight.rota.spans import Span

_SEALED = Shift._meta.get_field("sealed")
#: the id of nobody: hours that wait for somebody
NOBODY = 0
#: how long what is over is kept: who read what, or was up when, is nobody's to look back at
KEPT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Opened:
    """One shift, opened. `rests`: while its person is off the list, (from, until), or ()."""

    id: int
    starts_at: datetime
    ends_at: datetime
    by: int
    name: str
    rests: tuple[datetime, ...] = ()

    @property
    def hours(self) -> Span:
        """Its own hours, whoever has them."""
        return self.starts_at, self.ends_at

    def holds_at(self, now: datetime) -> bool:
        """Say whether these are somebody's hours at `now`; they may be resting."""
        return self.by != NOBODY and self.starts_at <= now < self.ends_at

    def rests_at(self, now: datetime) -> bool:
        """Say whether its person is resting at `now`."""
        return bool(self.rests) and self.rests[0] <= now < self.rests[1]


def opened(rows: Iterable[Shift] | None = None) -> tuple[Opened, ...]:
    """Return the shifts that are kept, by their hours; one statement unless `rows` are given."""
    keys = place_keys()
    found = Shift.objects.order_by("starts_at", "ends_at", "id") if rows is None else rows
    return tuple(_opened(row, row.sealed.open_json(keys, row.id)) for row in found)


def _opened(row: Shift, said: dict[str, Any]) -> Opened:
    rests = tuple(datetime.fromisoformat(at) for at in said["rests"])
    return Opened(row.id, row.starts_at, row.ends_at, said["by"], said["name"], rests)


def seal(row: Shift, by: int, name: str, rests: tuple[datetime, ...] = ()) -> None:
    """Say in `row` whose hours these are; the caller saves it."""
    said = {"by": by, "name": name, "rests": [at.isoformat() for at in rests]}
    row.sealed = _SEALED.seal_json(place_keys(), row.id, said)


def may_be_on_duty(persona: int, now: datetime) -> bool:
    """Say whether somebody could act for the team at this moment: with the role, awake, and let in."""
    return any(may_act_as(role, persona, now) for role in sorted(KEEPERS))
