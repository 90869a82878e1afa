"""What a decision says to whoever it is about: all that Article 17 of the Digital Services Act asks for, in plain words.

The team reads it before it is sent, and its receiver afterwards, from the same facts. Whoever decided is not
named, and nor is whoever told us.
"""

from dataclasses import dataclass

from tealight.moderation.judgement import Judgement
from tealight.moderation.kinds import ARTICLE
from tealight.moderation.models import Category, Ground, Measure, Noticed

_IT = {
    "story": "your story", "reply": "your reply", "confession": "the few words you left", "portrait": "the photo on your page", "persona": "your name here",
}
_TITLE = {
    Measure.NOTE: "A content note on {it}",
    Measure.ASK: "We ask you for a change",
    Measure.HOLD: "Something of yours waits for now",
    Measure.LIMIT: "Fewer people can read {it}",
    Measure.REMOVE: "We took {it} down",
    Measure.CLOSE: "The replies to {it} are closed",
    Measure.WARN: "Something we ask you to mind",
    Measure.PHOTOS: "No photos, for a time",
    Measure.PRE_READ: "What you share is read first, for a time",
    Measure.LETTERS: "No letters, for a time",
    Measure.SUSPEND: "Your account rests",
    Measure.WRITE: "You can’t write for others",
}
_CHANGES = {
    Measure.NOTE: "It carries the note “{notes}” now. People who keep that away don’t meet it; everyone else reads it as before.",
    Measure.ASK: "Nothing yet. Please change it as said here; until then everyone reads it as it is.",
    Measure.HOLD: "Only you and the team can read it meanwhile. Nothing is deleted, and you are not in trouble.",
    Measure.LIMIT: "{readers} can read it now. Nothing else changes.",
    Measure.REMOVE: "Nobody but you can read it. Your words are not deleted: you can copy them, or delete them for good.",
    Measure.CLOSE: "Nobody can answer it any more. What was said stays.",
    Measure.WARN: "Nothing. We ask you to keep it in mind.",
    Measure.PHOTOS: "You can’t add photos. You can do everything else.",
    Measure.PRE_READ: "A person reads what you share before others see it. You can write as before.",
    Measure.LETTERS: "You can’t write letters. You can do everything else.",
    Measure.SUSPEND: (
        "You can read, keep stories, write for yourself, take your words back, pause or close your account. "
        "Nothing you do reaches others."
    ),
    Measure.WRITE: "You can’t write for others. You can read, write for yourself, and take back or delete what you wrote.",
}
#: of a photo on a page
_DELETED = "The photo is deleted. You can choose another, or that one again with another look."
_ENDS = {
    Measure.ASK: "Until you changed it, or tell us why not.",
    Measure.HOLD: "Until someone of the team has settled it. You read here how it ended.",
    Measure.WARN: "It has no end, as nothing is restricted.",
}
_NOTICED = {
    Noticed.SOFTWARE: "Software noticed words; a person decided.",
    Noticed.REPORT: "Somebody told us of it; a person decided. Software had no part in it.",
    Noticed.TEAM: "Someone of the team saw it; a person decided. Software had no part in it.",
}
_GROUND = {Ground.RULES: "A rule of this place", Ground.LAW: "The law"}
_APPEAL = "For six months you can say what is wrong with this, once, under this letter. "
_HEARD = "Someone of the team who did not decide it hears you, within seven days. "
_ALONE = (
    "At the moment one person alone decides here, and they may not hear you about their own decision: "
    "the safeguarding lead has to find somebody who does, and it can take longer. "
)
_ELSEWHERE = "You can also take it to a dispute body, or to a court, at any time."


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a letter tells."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Around:
    """What a letter has to know beside the decision: what it is about, under which name, and who could hear an appeal."""

    kind: str
    name: str
    place_name: str
    #: who can still read it, as a sentence begins: "Members"
    readers: str = ""
    #: the content notes, by their labels
    notes: str = ""
    #: nobody but whoever decided could hear an appeal
    is_alone: bool = False


def title_of(judged: Judgement, kind: str) -> str:
    """Return what a letter is called, for its receiver alone: never in a subject line."""
    if kind == ARTICLE:
        return "An article is taken back from readers"
    return _TITLE[judged.what].format(it=_IT.get(kind, "what you shared"))


def lines_of(judged: Judgement, around: Around) -> tuple[Line, ...]:
    """Return what a letter tells, in its order."""
    if around.kind == ARTICLE:
        return _to_the_editors(judged, around)
    about = _IT.get(around.kind, "something you shared")
    changes = _CHANGES[judged.what].format(notes=around.notes, readers=around.readers or "Fewer people")
    if (judged.what, around.kind) == (Measure.REMOVE, "portrait"):
        changes = _DELETED
    return (
        Line("What it is about", f"{about[0].upper()}{about[1:]}, as “{around.name}”." if around.kind != "persona" else f"You, as “{around.name}”."),
        Line("What changes", changes),
        Line("Where", f"In {around.place_name}, for everyone, wherever they are."),
        Line("For how long", _end_of(judged)),
        Line("What we saw", judged.reason),
        Line("Which rule", _rule_of(judged)),
        Line("How it was noticed", _NOTICED[judged.noticed]),
        Line("If you think it is wrong", _APPEAL + (_ALONE if around.is_alone else _HEARD) + _ELSEWHERE),
    )


def _to_the_editors(judged: Judgement, around: Around) -> tuple[Line, ...]:
    """Return what the editors are told of an article: nobody is restricted, so there is nothing to appeal."""
    return (
        Line("What it is about", "An article of the magazine."),
        Line("What changes", "Nobody reads it until an editor has looked at it, and publishes it again. Its text and its versions stay."),
        Line("Where", f"In {around.place_name}, for everyone, wherever they are."),
        Line("For how long", "Until an editor publishes it again."),
        Line("What we saw", judged.reason),
        Line("Which rule", _rule_of(judged)),
        Line("How it was noticed", _NOTICED[judged.noticed]),
    )


def _rule_of(judged: Judgement) -> str:
    kind = "" if judged.category == Category.OTHER and judged.rule else Category(judged.category).label
    rule = ". ".join(part.strip().rstrip(".") for part in (kind, judged.rule) if part.strip())
    return f"{_GROUND[judged.ground]}: {rule}."


def _end_of(judged: Judgement) -> str:
    if judged.until:
        return f"Until the end of {judged.until.day} {judged.until:%B %Y}."
    if judged.holds_for_a_person:
        return "Until the team lifts it."
    return _ENDS.get(judged.what, "It has no end, unless it is undone.")
