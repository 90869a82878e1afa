"""Who is on duty at a moment, under which name, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.rota import policy
from tealight.rota.queries.names import usual_name
from tealight.rota.queries.shifts import Opened, opened

#: before a shift begins its person may read what was left for them
EARLY = timedelta(hours=1)
#: after it ended they may still leave a note
LATE = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody on duty: their face in the team, what they are called tonight, and until when."""

    persona: int
    name: str
    until: datetime


@dataclass(frozen=True, slots=True)
class OwnDuty:
    """The viewer's own hours at this moment. `rests_until` is set while they rest."""

    shift: int
    name: str
    until: datetime
    rests_until: datetime | None


def on_duty(now: datetime) -> tuple[Duty, ...]:
    """Return who is on the list at `now` and not resting, each once. One statement."""
    return duties(opened(), now)


def duties(shifts: tuple[Opened, ...], now: datetime) -> tuple[Duty, ...]:
    """Return the same of shifts that were read already."""
    found: dict[int, Duty] = {}
    for shift in shifts:
        if shift.holds_at(now) and not shift.rests_at(now):
            found[shift.by] = Duty(shift.by, shift.name, shift.ends_at)
    return tuple(found.values())


def duty_name_of(viewer: Person, now: datetime) -> str:
    """Return the word under which `viewer` writes for the team at `now`; never their pen name.

    On duty that of the shift, otherwise what they are usually called. Refused for who may not be on duty.
    """
    require(policy.may_see_rota(viewer))
    shifts = opened()
    held = [shift.name for shift in shifts if shift.by == viewer.persona_id and shift.holds_at(now)]
    return held[0] if held else usual_name(viewer.persona_id, shifts)


def own_duty(viewer: Person, now: datetime) -> OwnDuty | None:
    """Return the viewer's hours at `now`; None off duty."""
    require(policy.may_see_rota(viewer))
    mine = [shift for shift in opened() if shift.by == viewer.persona_id and shift.holds_at(now)]
    if not mine:
        return None
    shift = max(mine, key=lambda one: one.ends_at)
    return OwnDuty(shift.id, shift.name, shift.ends_at, shift.rests[1] if shift.rests_at(now) else None)


def is_about_duty(viewer: Person, now: datetime) -> bool:
    """Say whether the viewer is on duty, will be within the hour, or was until lately."""
    mine = [shift for shift in opened() if shift.by == viewer.persona_id]
    return any(shift.starts_at - EARLY <= now < shift.ends_at + LATE for shift in mine)
