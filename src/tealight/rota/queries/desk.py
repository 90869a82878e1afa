"""What other rooms' pages at the desk say of the list: config/slots.py."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tealight.kernel.viewer import Viewer
from tealight.place.queries import Place, clock_words
from tealight.rota import policy
from tealight.rota.queries.duty import duties, duty_name_of
from tealight.rota.queries.hours import NOBODY_HERE
from tealight.rota.queries.shifts import opened


def duty_name_here(viewer: Viewer, here: Place, now: datetime) -> str:
    """Return the word under which the viewer writes for the team; "" for who may not be on duty."""
    return duty_name_of(viewer, now) if policy.may_see_rota(viewer) else ""


def duty_line(viewer: Viewer, here: Place, now: datetime) -> str:
    """Return one line for the head of a desk's page: who is on duty, by their names on duty; "" without a list."""
    if not here.by_rota or not policy.may_see_rota(viewer):
        return ""
    there = duties(opened(), now)
    mine = next((duty for duty in there if duty.persona == viewer.persona_id), None)
    others = " and ".join(sorted(duty.name for duty in there if duty is not mine))
    if mine is None:
        return f"On duty: {others}." if others else NOBODY_HERE
    until = clock_words(mine.until.astimezone(ZoneInfo(here.timezone)))
    return f"On duty as {mine.name}{f', with {others},' if others else ''} until {until}."
