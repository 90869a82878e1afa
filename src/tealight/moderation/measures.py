"""What can be decided about each kind of thing: the measures of config/kinds.py, and those about whoever wrote it."""

from django.conf import settings
from django.utils.module_loading import import_string

from tealight.moderation.models import Measure
from tealight.stories.queries.marks import NOTHING, Mark

#: the kind of a case of somebody's appeal, which is heard and not decided
APPEAL = "decision"
#: measure -> the question of config/kinds.py that carries it out
ASKED: dict[str, str] = {
    Measure.NOTE: "note",
    Measure.HOLD: "hold",
    Measure.LIMIT: "narrow",
    Measure.REMOVE: "remove",
    Measure.CLOSE: "close",
}


def answer_of(kind: str, question: str):
    """Return the function by which a kind answers `question`; None if nothing of this kind can be asked that."""
    found = import_string(settings.TEALIGHT_KINDS).get(kind)
    return found.ask(question) if found is not None and getattr(found, question) else None


def measures_of(kind: str, has_face: bool) -> tuple[str, ...]:
    """Return what can be decided about a thing of `kind`, mildest first; `has_face`: somebody's face is on it."""
    if kind == APPEAL:
        return ()
    about_it = [what for what in Measure.values if what in ASKED and answer_of(kind, ASKED[what])]
    # Whom no letter finds, and only a word by their code, nobody asks for a change.
    can_change = [Measure.ASK] if about_it and not answer_of(kind, "tell") else []
    about_whom = [what for what in Measure.values if what not in ASKED and what not in (Measure.NONE, Measure.ASK)]
    chosen = {Measure.NONE, *about_it, *(can_change if has_face else ()), *(about_whom if has_face else ())}
    return tuple(what for what in Measure.values if what in chosen)


def mark_of(viewer, kind: str, thing: int) -> Mark:
    """Return the sign of what a thing says now, and whether it waits for a person."""
    ask = answer_of(kind, "mark")
    return ask(viewer, thing) if ask else NOTHING


def seen_by(viewer, kind: str, thing: int | None) -> str:
    """Return where a thing stands for `viewer`, who may read it; "" if they may not, or it is gone."""
    see = answer_of(kind, "see")
    found = see(viewer, [thing]).get(thing) if see and thing is not None else None
    return found.url if found is not None else ""
