"""Deciding about faces, as the team does."""

from tealight.moderation.actions.appeal_sanction import appeal_sanction
from tealight.moderation.actions.lift_sanction import lift_sanction
from tealight.moderation.actions.sanction_persona import sanction_persona
from tests import make


def decide(viewer, persona: int, kind="write", *, now=make.NOW, **choices) -> int:
    return sanction_persona(viewer=viewer, now=now, persona_id=persona, kind=kind, **choices)


def lift(viewer, decision, now=make.NOW) -> None:
    lift_sanction(viewer=viewer, now=now, decision=decision)


def appeal(viewer, decision, text="It was not me.", now=make.NOW) -> None:
    appeal_sanction(viewer=viewer, now=now, decision=decision, text=text)


def face_of(viewer, words="I have told nobody this.") -> int:
    """Let `viewer` share something anonymously; return the id of the face it stands under."""
    from tealight.stories.models import Story

    return Story.objects.get(id=make.a_story(make.as_viewer(viewer.member_id), words, anonymous=True)).persona_id
