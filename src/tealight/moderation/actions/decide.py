from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.moderation import policy
from tealight.moderation.actions.deciding import About, Decided, carry_out, take_back, write_down
from tealight.moderation.actions.settling import settle
from tealight.moderation.judgement import UNSETTLED, Judgement
from tealight.moderation.measures import answer_of, mark_of, measures_of
from tealight.moderation.models import Case, Decision, Measure
from tealight.moderation.queries.claims import held_by_another


@action
def decide(
    *, viewer: Person, now: datetime, case: int, judged: Judgement, decision: int | None = None, seen: str = ""
) -> int:
    """Decide a case: do what `judged` says, tell whoever wrote it in a letter, write it into the record, settle the case.

    Returns the decision's id; `decision` is drawn when the page is made, so that pressing twice decides once.
    `seen` is the mark of the words the viewer read: what waited and stays as it is appears by it. Raises NotFound
    for a case that was settled meanwhile.
    """
    require(policy.may_decide(viewer))
    if decision is not None and Decision.objects.filter(id=decision).exists():
        return decision
    row = lock(Case.objects.filter(closed_on=None), id=case)
    require(policy.may_decide_case(viewer, row.face, held_by_another(viewer, row.id, now)))
    if judged.what not in measures_of(row.kind, row.face is not None):
        raise Refused("This cannot be decided here.", "what")
    one = Decided(About(row.kind, row.thing, row.face, row.id), judged, decision or new_id())
    if judged.what not in UNSETTLED:
        for held in Decision.objects.select_for_update().filter(case=row, what=Measure.HOLD, lifted_on=None):
            take_back(viewer, now, held, "")
    waits = mark_of(viewer, row.kind, row.thing)[1]
    if waits and judged.what == Measure.NONE:
        answer_of(row.kind, "appear")(viewer=viewer, now=now, seen=seen, **{row.kind: row.thing})
    carry_out(viewer, now, one)
    write_down(viewer, now, [one])
    # Of what still waits somebody has to say that it can be read, or not.
    settle(row, judged.what, now, stays_open=judged.what in UNSETTLED or (waits and judged.what not in _ENDING))
    record("case.decided", about=("case", row.id), now=now)
    record("decision.made", about=("decision", one.id), now=now)
    return one.id


_ENDING = (Measure.NONE, Measure.REMOVE)
