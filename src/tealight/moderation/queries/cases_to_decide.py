"""What a page of deciding has to know of a case."""

from dataclasses import dataclass

from tealight.accounts.queries.faces import Face, face
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person
from tealight.moderation import policy
from tealight.moderation.measures import mark_of, measures_of, seen_by
from tealight.moderation.models import Case, Noticed, Why

_NOTICED = {Why.DANGER: Noticed.SOFTWARE, Why.WORDS: Noticed.SOFTWARE, Why.REPORT: Noticed.REPORT, Why.WORRY: Noticed.REPORT}


@dataclass(frozen=True, slots=True)
class CaseToDecide:
    """A case that is open. `seen`: the mark of what its thing says now."""

    id: int
    #: a kind of config/kinds.py, or "decision" for an appeal, which is heard and not decided
    kind: str
    thing: int
    face: Face | None
    url: str
    measures: tuple[str, ...]
    seen: str
    waits: bool
    #: how the team came to look
    noticed: str
    #: whoever decides it is offered a rest
    is_danger: bool


def case_to_decide(viewer: Person, number: int) -> CaseToDecide:
    """Return an open case as it is decided. Raises NotFound for one that was settled."""
    require(policy.may_decide(viewer))
    row = Case.objects.filter(closed_on=None, id=number).first()
    if row is None:
        raise NotFound
    seen, waits = mark_of(viewer, row.kind, row.thing)
    return CaseToDecide(
        row.id, row.kind, row.thing, None if row.face is None else face(row.face), seen_by(viewer, row.kind, row.thing),
        measures_of(row.kind, row.face is not None), seen, waits, _NOTICED.get(row.why, Noticed.TEAM), bool(row.danger),
    )
