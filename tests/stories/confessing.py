"""What tests of confessions share."""

from datetime import timedelta

from django.core import signing

from tealight.accounts import proof
from tealight.kernel import clock
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import System, Visitor
from tests import make

WRITE, BACK = "/small-hours/write/", "/small-hours/come-back/"
SAID = "I folded the tiny hat and put it back."


def send(viewer=None, text=SAID, *, number=None, now=make.NOW) -> tuple[str, int]:
    """Send one through its action; return its code and its id."""
    from tealight.stories.actions.send_confession import send_confession
    from tealight.stories.codes import tag_of
    from tealight.stories.models import Confession

    code = send_confession(viewer=viewer or Visitor(), now=now, text=text, form_number=number or new_id())
    return code, Confession.objects.get(tag=tag_of(code)).id


def let_appear(moderator, confession: int, now=make.NOW) -> None:
    """Let one appear, and its hour come."""
    from tealight.stories.actions.let_confession_appear import let_confession_appear
    from tealight.stories.actions.show_when_due import show_when_due

    let_confession_appear(viewer=moderator, now=now, confession=confession, seen=str(confession))
    show_when_due(viewer=System("its hour has come"), now=now + timedelta(days=1), kind="confession", thing=confession)


def appeared(moderator, viewer=None, text=SAID, *, note=0, now=make.NOW) -> int:
    """One that members can read."""
    from tealight.stories.models import Confession

    _, number = send(viewer, text, now=now)
    let_appear(moderator, number, now)
    if note:
        Confession.objects.filter(id=number).update(notes=note)
    return number


def ticket(seconds=30):
    """The hidden field of a form that is `seconds` old."""
    return signing.dumps([new_id(), int(clock.now().timestamp()) - seconds], salt="stories.confession")


def work_for(note):
    """What a browser works out for a form of this ticket."""
    return str(next(n for n in range(10**6) if proof.is_worked(note, str(n))))


def code_in(page):
    """The code that is shown once."""
    return next(e.text for e in page.root.iter("code"))


def sent(browser, text=SAID, **fields):
    """Send some words by the form; return their code."""
    page = browser.post(WRITE, {"text": text, "ticket": ticket(), **fields})
    assert page.status == 200, page.main
    return code_in(page)


def come_back(browser, code, **fields):
    """Ask by a code what became of the words."""
    return browser.post(BACK, {"code": code, **fields})
