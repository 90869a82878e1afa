from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.place.queries import place
from tealight.rota import policy
from tealight.rota.actions.give_back_shift import give_back_shift
from tealight.rota.queries.shifts import opened

#: when the night that began yesterday is over
MORNING = time(6)


@action
def leave_today(*, viewer: Person, now: datetime) -> None:
    """Give back all the viewer's hours that begin before the next morning: "not me today". None are as good."""
    require(policy.may_see_rota(viewer))
    until = morning_after(now, place().timezone)
    for shift in opened():
        if shift.by == viewer.persona_id and shift.starts_at < until and shift.ends_at > now:
            give_back_shift(viewer=viewer, now=now, shift=shift.id)


def morning_after(now: datetime, timezone: str) -> datetime:
    """Return the morning at which the day, with its night, is over at `now`."""
    zone = ZoneInfo(timezone)
    local = now.astimezone(zone)
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, zone).astimezone(now.tzinfo)
