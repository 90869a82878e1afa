from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.moderation import policy
from tealight.moderation.actions.closing import close
from tealight.moderation.actions.deciding import About, Decided, carry_out, take_back, write_down
from tealight.moderation.actions.lift_sanction import lift_sanction
from tealight.moderation.actions.write_entries import write_entries
from tealight.moderation.judgement import Judgement
from tealight.moderation.measures import APPEAL, measures_of
from tealight.moderation.models import Appeal, Case, Decision, Outcome

_ENDED = {Outcome.UPHELD: "nothing", Outcome.CHANGED: "dealt-with", Outcome.UNDONE: "dealt-with"}
_ANSWER = Appeal._meta.get_field("answer")


@action
def hear_appeal(
    *, viewer: Person, now: datetime, appeal: int, outcome: str, words: str, judged: Judgement | None = None
) -> None:
    """Answer what somebody said to a decision: it stays, is undone, or is changed to what `judged` says instead.

    By somebody else than who decided. `words` are told to whoever appealed, beside the letter. Raises NotFound for
    one that was heard meanwhile.
    """
    require(policy.may_decide(viewer))
    row = lock(Appeal.objects.filter(heard_on=None), id=appeal)
    decided = lock(Decision.objects, id=row.decision_id)
    keys = place_keys()
    require(policy.may_hear(viewer, decided.sealed.open_json(keys, decided.id)["by"], decided.face))
    if not words.strip():
        raise Refused("Say why, to whoever appealed.", "words")
    if outcome != Outcome.UPHELD and decided.lifted_on is None:
        if decided.what:
            take_back(viewer, now, decided, words.strip())
        else:
            lift_sanction(viewer=viewer, now=now, decision=decided.id)
    if outcome == Outcome.CHANGED:
        _decide_anew(viewer, now, decided, judged)
    row.answer = _ANSWER.seal_json(keys, row.id, {"by": viewer.persona_id, "words": words.strip()})
    row.outcome, row.heard_on = Outcome(outcome), clock.day(now)
    row.save(update_fields=["answer", "outcome", "heard_on"])
    for case in Case.objects.select_for_update().filter(kind=APPEAL, thing=decided.id, closed_on=None):
        close(case, now, _ENDED[row.outcome])
    facts = {"decision": decided.id, "by": viewer.persona_id, "outcome": outcome, "words": words.strip(), "day": row.heard_on.isoformat()}
    write_entries("appeal-heard", [facts], now)
    record("appeal.heard", about=("decision", decided.id), now=now)


def _decide_anew(viewer: Person, now: datetime, decided: Decision, judged: Judgement | None) -> None:
    if judged is None or not decided.kind or judged.what not in measures_of(decided.kind, decided.face is not None):
        raise Refused("Choose what holds instead.", "what")
    one = Decided(About(decided.kind, decided.thing, decided.face, decided.case_id), judged)
    carry_out(viewer, now, one)
    write_down(viewer, now, [one])
