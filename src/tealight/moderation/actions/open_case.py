from datetime import datetime

from django.db import IntegrityError, transaction

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.cases import case_keys, destroy_case_keys, make_case_keys
from tealight.kernel.ids import new_id
from tealight.kernel.snapshot import Snapshot
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.ledger import record
from tealight.moderation import deadlines, policy
from tealight.moderation.kinds import NOBODY
from tealight.moderation.models import Alarm, Case, Urgency, Why
from tealight.moderation.snapshots import sealed, with_newer
from tealight.place.queries import place

#: what brings a case -> how urgent it is by that alone
URGENCY = {
    Why.DANGER: Urgency.DANGER, Why.HELD: Urgency.HELD, Why.REPORT: Urgency.REPORT, Why.WORDS: Urgency.REPORT,
    Why.WORRY: Urgency.OTHER, Why.APPEAL: Urgency.OTHER,
}


@action
def open_case(
    *, viewer: System, now: datetime, why: str, kind: str = NOBODY, thing: int = 0, face: int | None = None,
    snapshot: Snapshot | None = None, danger: str = "", by: datetime | None = None,
) -> int:
    """Let a person look at a thing; return its one open case, with this joined to it. For jobs and other actions.

    What joins makes a case more urgent and due sooner, never less. With a `danger` it comes before everything.
    A worry about nobody in particular is a case of its own each time. `by`: when it is due, if no clock says.
    """
    require(policy.may_open_case(viewer))
    urgency = Urgency.DANGER if danger else URGENCY[Why(why)]
    due = by or deadlines.due(place(), now, urgency)
    if snapshot is not None:
        kind, thing, face = snapshot.kind, snapshot.thing, snapshot.face
    case = _there(kind, thing) or _opened(
        now, kind=kind, thing=thing, face=face, why=why, danger=danger, urgency=urgency,
        due_hour=deadlines.hour_of(due), snapshot=snapshot,
    )
    _join(case, why, danger, urgency, due, snapshot)
    if urgency == Urgency.DANGER:
        _alarm(case, now, due)
    return case.id


def _there(kind: str, thing: int) -> Case | None:
    return Case.objects.select_for_update().filter(kind=kind, thing=thing, closed_on=None).first()


def _opened(now: datetime, *, snapshot: Snapshot | None, thing: int, **facts) -> Case:
    number = new_id()
    keys = make_case_keys(number)
    case = Case(
        id=number, thing=thing or number, opened_hour=clock.hour(now),
        snapshot=sealed(keys, number, () if snapshot is None else (snapshot,)), **facts,
    )
    try:
        with transaction.atomic():
            case.save(force_insert=True)
    except IntegrityError:
        destroy_case_keys(number)
        there = _there(facts["kind"], thing)  # somebody else's report came a moment earlier
        if there is None:
            raise
        return there
    record("case.opened", about=("case", number), now=now)
    return case


def _join(case: Case, why: str, danger: str, urgency: int, due: datetime, snapshot: Snapshot | None) -> None:
    newer = with_newer(case, case_keys(case.id), snapshot)
    if newer is not None:
        case.snapshot = newer
    if urgency < case.urgency:
        case.why, case.urgency = why, urgency
    case.danger = case.danger or danger
    case.due_hour = min(case.due_hour, deadlines.hour_of(due))
    case.save(update_fields=["snapshot", "why", "urgency", "danger", "due_hour"])


def _alarm(case: Case, now: datetime, due: datetime) -> None:
    """Note the minute, once: a second sign does not make the first one younger. Whoever is on duty is told each time."""
    minute = now.replace(second=0, microsecond=0)
    Alarm.objects.get_or_create(case=case, defaults={"since": minute, "due": due.replace(second=0, microsecond=0)})
    record("case.alarmed", about=("case", case.id), now=now)
