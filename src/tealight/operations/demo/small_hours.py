"""The small hours of the sample: a few words each, some with an account and some without, one of them waiting."""

from datetime import datetime, timedelta

from tealight.kernel.ids import new_id
from tealight.kernel.viewer import System, Visitor
from tealight.operations.demo.residents import Residents
from tealight.stories.actions.let_confession_appear import let_confession_appear
from tealight.stories.actions.react_to_confession import react_to_confession
from tealight.stories.actions.send_confession import send_confession
from tealight.stories.actions.show_when_due import show_when_due
from tealight.stories.codes import tag_of
from tealight.stories.models import Confession

_HOUR = System("its hour has come")
#: (who, "" without an account; hours ago; the words)
SAID = (
    ("", 170, "I still park on the third floor, so that I don’t pass the door."),
    ("candytuft", 122, "Everyone asks how my wife is. I answer, and I like them for asking. Nobody has asked me."),
    ("", 98, "I laughed at something on the radio today. All the way home I felt I had left somebody behind at the bus stop."),
    ("ada", 75, "The midwife’s pen is in my coat. I took it by mistake and I am never giving it back."),
    ("", 51, "I told the dentist we had no news. It was easier. I have felt like a liar since Thursday."),
    ("gingham", 30, "Some nights I am not sad.\n\nI have told nobody that."),
)
#: of somebody without an account, not read yet
WAITS = "I know the date on the milk that was in the fridge that day."


def confess(living: Residents, now: datetime) -> None:
    """Leave a few words for each night, let all but the last appear, and let somebody stand beside one."""
    mira = living["mira"]
    for who, hours_ago, words in SAID:
        at = now - timedelta(hours=hours_ago)
        number = _send(living[who] if who else Visitor(), at, words)
        if who:
            living.forget(who)
        let_confession_appear(viewer=mira, now=at, confession=number, seen=str(number))
        show_when_due(viewer=_HOUR, now=at + timedelta(days=1), kind="confession", thing=number)
    react_to_confession(viewer=living["ada"], now=now, confession=number, kind="with-you")
    _send(Visitor(), now - timedelta(hours=1), WAITS)


def _send(viewer, at: datetime, words: str) -> int:
    code = send_confession(viewer=viewer, now=at, text=words, form_number=new_id())
    return Confession.objects.values_list("id", flat=True).get(tag=tag_of(code))
