"""A post office for the tests of mail: queue one, let the worker send, ask how mail stands."""

from datetime import timedelta

from django.utils import timezone

from tealight.kernel.viewer import System
from tealight.mail import queries
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.kinds import MailKind
from tests.ground.work import drain

NOW = timezone.now()  # jobs ask the real clock
US = System("test")
ADA = "ada.lovelace@post.example"
WORDS = "Someone answered you.\nLook when you like: https://quiet.example/notices/\n"


def queue(to=ADA, body=WORDS, now=NOW, **more):
    return queue_mail(viewer=US, to=to, kind=MailKind.ACCOUNT, body=body, now=now, **more)


def send(at=None):
    """Let the worker do all that is due at `at`."""
    return drain(clock=lambda: at or timezone.now())


def state():
    return queries.mail_state(viewer=US, since=NOW.date() - timedelta(days=400))
