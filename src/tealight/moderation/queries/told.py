"""A decision as it is told to whoever wrote something and has no account: beside what they come back to by a code."""

from dataclasses import dataclass
from datetime import date, datetime

from tealight.kernel.viewer import Viewer
from tealight.moderation.letter import Line, lines_of, title_of
from tealight.moderation.models import Decision, Measure
from tealight.moderation.queries.letters import around, judged_of, opened

_IF_WRONG = Line(
    "If you think it is wrong",
    "With an account you say so under this letter, among your own things. Without one, write to the team under Contact, "
    "and say what is wrong and which words they were. You can also take it to a dispute body, or to a "
    "court, at any time.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """The newest decision about one thing that holds, as a letter."""

    title: str
    lines: tuple[Line, ...]
    decided_on: date


def decision_told(viewer: Viewer, thing: int, now: datetime) -> Told | None:
    """Return what was decided about a confession, for whoever came back to it; None where nothing holds. For config/slots.py.

    Whoever asks has shown that it is theirs. Nobody who decided is named.
    """
    rows = Decision.objects.filter(kind="confession", thing=thing, lifted_on=None).exclude(what=Measure.NONE)
    row = rows.order_by("-decided_on", "-id").first()
    if row is None:
        return None
    sealed = opened(row)
    judged = judged_of(row, sealed)
    lines = lines_of(judged, around(judged, row.kind, None, sealed["by"]))
    # No face of it is shown to anybody: "as “Quiet Fern”" would say nothing to whoever wrote it.
    about = Line(lines[0].term, "The few words you left.")
    return Told(title_of(judged, row.kind), (about, *lines[1:-1], _IF_WRONG), row.decided_on)
