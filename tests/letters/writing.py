"""Writing and answering, as people do."""

from tealight.letters.actions.answer import answer
from tealight.letters.actions.write_first import write_first
from tealight.letters.models import Conversation
from tealight.letters.queries.desk import desk_thread
from tealight.letters.queries.own import own_thread
from tests import make

ASKED = "I’m Alder, a volunteer here. Is anyone with you?"
SAID = "Nobody is. I am at the kitchen table."


def again(viewer, now=make.NOW):
    """Return `viewer` as they ask next."""
    return make.as_viewer(viewer.member_id, now)


def face_of(viewer, words="I can’t go on.") -> int:
    """Let `viewer` share something anonymously; return the face it stands under."""
    from tealight.stories.models import Story

    return Story.objects.get(id=make.a_story(again(viewer), words, anonymous=True)).persona_id


def write(mira, face: int, text=ASKED, *, as_name="Alder", now=make.NOW, **further) -> int:
    return write_first(viewer=mira, now=now, face=face, as_name=as_name, text=text, **further)


def answers(viewer, conversation: int, text=SAID, *, now=make.NOW, **further) -> None:
    answer(viewer=again(viewer), now=now, conversation=conversation, text=text, **further)


def read_by(viewer, conversation: int) -> list[tuple[str, str]]:
    """What the one it is with reads: who, and what."""
    return [(one.who, one.text) for one in own_thread(again(viewer), conversation).thread.letters]


def read_at_the_desk(mira, conversation: int) -> list[tuple[str, str]]:
    return [(one.who, one.text) for one in desk_thread(mira, conversation).thread.letters]


def rows() -> int:
    return Conversation.objects.count()


def on_duty_as(viewer, place, now) -> str:
    """Fills the slot "duty name"."""
    return "Alder"
