from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.moderation import policy
from tealight.moderation.actions.deciding import About, Decided, carry_out, write_down
from tealight.moderation.actions.settling import close_cases
from tealight.moderation.judgement import Judgement
from tealight.moderation.measures import answer_of
from tealight.moderation.models import Case, Measure

#: whose faces are shown to nobody, and of whom many are nobody's: whoever is stopped goes on without an account
FACELESS = {"confession"}
#: things decided at once, and faces under which nothing more is written from then on
MOST, MOST_FACES = 500, 50


@action
def decide_together(
    *, viewer: Person, now: datetime, things: Sequence[tuple[str, int]], judged: Judgement, stop_writing: bool = False
) -> int:
    """Take many things down at once, (kind, id) each, as `judged` says; return how many it were.

    Each gets a decision, a letter and an entry of its own. `stop_writing`: and whoever is behind each face on them
    writes nothing for others any more; not behind those of confessions, most of which have nobody behind them. What is gone or down already is passed by. Hundreds take as many
    statements as a few; each face takes some.
    """
    require(policy.may_decide(viewer))
    if len(things) > MOST:
        raise Refused(f"{MOST} at once, and no more. Nothing was done; choose fewer, then the others.")
    taken = [one for kind in dict.fromkeys(kind for kind, _ in things) for one in _take(viewer, now, kind, things, judged)]
    faces = dict.fromkeys(one.about.face for one in taken if one.about.kind not in FACELESS) if stop_writing else ()
    if len(faces) > MOST_FACES:
        raise Refused(f"These are by more than {MOST_FACES} names. Nothing was done; choose fewer, then the others.")
    stopped = [Decided(About("persona", face, face), replace(judged, what=Measure.WRITE)) for face in faces]
    for one in stopped:
        carry_out(viewer, now, one)
    write_down(viewer, now, [*taken, *stopped])
    cases = [one.about.case for one in taken if one.about.case]
    close_cases(cases, judged.what, now)
    for case in cases:
        record("case.decided", about=("case", case), now=now)
    for one in (*taken, *stopped):
        record("decision.made", about=("decision", one.id), now=now)
    return len(taken)


def _take(viewer: Person, now: datetime, kind: str, things: Sequence[tuple[str, int]], judged: Judgement) -> list[Decided]:
    act = answer_of(kind, "remove")
    if act is None:
        raise Refused("This cannot be taken down here.")
    ids = [thing for of, thing in things if of == kind]
    found = act(viewer=viewer, now=now, kind=kind, things=ids)
    cases = dict(Case.objects.filter(closed_on=None, kind=kind, thing__in=found).values_list("thing", "id"))
    return [Decided(About(kind, thing, face, cases.get(thing)), judged) for thing, face in found.items()]
