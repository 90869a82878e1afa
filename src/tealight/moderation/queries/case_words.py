"""What a case is about, in neutral words: never a word of anybody's."""

from tealight.moderation.models import Why

_HEADLINES = {
    Why.DANGER: "Someone may be in danger",
    Why.HELD: "Waits to be read",
    Why.REPORT: "Somebody reported this",
    Why.WORDS: "It holds words that are watched",
    Why.WORRY: "Somebody is worried about someone",
    Why.APPEAL: "Somebody asks to have a decision looked at again",
}
_KINDS = {
    "article": "an article", "story": "a story", "reply": "a reply", "confession": "a few anonymous words",
    "portrait": "a photo on somebody’s page", "persona": "somebody’s page",
    "nobody": "nobody in particular", "decision": "a decision",
}
_DANGERS = {
    "self-harm": "suicide or self-harm", "medical": "a medical emergency", "abuse": "abuse that may be going on now",
    "psychosis": "voices, or fears of another kind than grief", "other-person": "somebody else in danger",
    "child-at-risk": "a child who may be at risk",
}
#: the danger that a content note is about as well: whoever keeps the one away keeps the other covered
NOTES_OF = {"self-harm": "self-harm", "abuse": "abuse", "medical": "physical-detail"}


def headline(why: str, danger: str) -> str:
    """Return what brought a case here: "Someone may be in danger"."""
    return _HEADLINES[Why.DANGER] if danger else _HEADLINES.get(why, "Waits for a person")


def kind_of(kind: str) -> str:
    """Return what a kind of thing is called: "a reply"."""
    return _KINDS.get(kind, "something")


def about(kind: str, danger: str) -> str:
    """Return what a case is about: "A reply · suicide or self-harm"."""
    return " · ".join(part for part in (kind_of(kind).capitalize(), _DANGERS.get(danger, danger)) if part)
