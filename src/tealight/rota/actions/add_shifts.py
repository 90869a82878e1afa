from datetime import datetime, timedelta

from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person, System
from tealight.ledger import record
from tealight.place.actions.note_rota import note_rota
from tealight.rota import policy
from tealight.rota.models import Shift
from tealight.rota.queries.names import free_names, usual_name
from tealight.rota.queries.shifts import Opened, may_be_on_duty, opened, seal
from tealight.rota.spans import Span

LONGEST = timedelta(hours=14)
#: shifts kept at once, of everybody: half a year of four a day
MOST = 800
CHANGED = System("the team's list changed")


@action
def add_shifts(*, viewer: Person, now: datetime, hours: tuple[Span, ...], who: int, name: str = "") -> None:
    """Put the persona `who` on the list for `hours`; asked for twice, they are there once.

    From the first shift on, pages promise the hours by this list. `name`: the word they are called by; "" for their
    usual one. Refused, about a field, for hours that are over or too long, and for who is on the list then already.
    """
    require(policy.may_take_shift(viewer) if who == viewer.persona_id else policy.may_keep_rota(viewer))
    if not may_be_on_duty(who, now):
        raise Refused("This person cannot be on duty: it takes the role, and a second step at sign-in.", "who")
    note_rota(viewer=CHANGED, now=now, in_use=True)
    shifts = opened()
    wanted = [span for span in hours if (*span, who) not in {(*shift.hours, shift.by) for shift in shifts}]
    if len(shifts) + len(wanted) > MOST:
        raise Refused("The list is full. Take some hours off it first.")
    if name and name not in free_names(who, shifts):
        raise Refused("Somebody else is called that. Choose another word.", "name")
    called = name or usual_name(who, shifts)
    for starts, ends in wanted:
        _judge(starts, ends, who, shifts, now)
        row = Shift(id=new_id(), starts_at=starts, ends_at=ends)
        seal(row, who, called)
        row.save(force_insert=True)
        record("shift.added", about=("shift", row.id), now=now)


def _judge(starts: datetime, ends: datetime, who: int, shifts: tuple[Opened, ...], now: datetime) -> None:
    if ends <= starts or ends <= now:
        raise Refused("These hours are over already.", "ends")
    if ends - starts > LONGEST:
        raise Refused("These are more than fourteen hours. Leave some to somebody else.", "ends")
    if any(shift.by == who and shift.starts_at < ends and starts < shift.ends_at for shift in shifts):
        raise Refused("Part of these hours is on the list already.", "begins")
