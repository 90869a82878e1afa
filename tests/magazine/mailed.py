"""Addresses that are mailed what is new, and what their mails say."""

import re
from datetime import datetime, time, timedelta

from django.core import signing
from django.test import override_settings
from django.utils import timezone

from tealight.kernel import clock
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import System, Visitor
from tests import make

ASK, WREN = "/reading/by-mail/", "wren.marsh@post.example"
#: a machine that takes no mail: what is queued waits
SET_UP = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": 9, "DEFAULT_FROM_EMAIL": "post@quiet.example"}


def ticket(seconds: int = 30) -> str:
    """The hidden field of a form that is `seconds` old."""
    return signing.dumps([new_id(), int(clock.now().timestamp()) - seconds], salt="magazine.by-mail")


def ask(browser, to: str = WREN, **more):
    return browser.post(ASK, {"to": to, "ticket": ticket(), **more})


def a_thursday(weeks: int = 1) -> datetime:
    """Noon of a Thursday to come, whatever day it is today: the first after tomorrow, or one of those behind it."""
    first = clock.day(clock.now()) + timedelta(days=2)
    first += timedelta(days=(3 - first.weekday()) % 7)
    return datetime.combine(first + timedelta(weeks=weeks - 1), time(12), timezone.get_default_timezone())


def a_subscriber(to: str = WREN) -> str:
    """An address on the list; returns what stands in its links."""
    from tealight.magazine.actions.answer_asking import answer_asking
    from tealight.magazine.actions.ask_by_mail import ask_by_mail
    from tealight.magazine.actions.confirm_by_mail import confirm_by_mail
    from tealight.magazine.models import Subscriber
    from tealight.magazine.queries.by_mail import written

    before, now = set(Subscriber.objects.values_list("pk", flat=True)), clock.now()
    ask_by_mail(viewer=Visitor(), now=now, to=to)
    (row,) = Subscriber.objects.exclude(pk__in=before)
    answer_asking(viewer=make.TEST, now=now, asking=row.pk)
    confirm_by_mail(viewer=Visitor(), now=now, token=written(row).token)
    return written(row).token


def waiting() -> list:
    """The mails that wait, as they will leave, in no order."""
    from tealight.mail.models import OutgoingMail
    from tealight.mail.queries import letter_to_send

    rows = OutgoingMail.objects.filter(gave_up_on=None).values_list("id", flat=True)
    return [letter_to_send(viewer=System("test"), mail_id=row) for row in rows]


def weekly(to: str = WREN) -> list[str]:
    """What the weekly mails say that wait for an address."""
    from tealight.mail.kinds import MailKind

    return [mail.body for mail in waiting() if mail.kind is MailKind.READING and mail.address == to]


def link_in(body: str, to: str) -> str:
    """The path of the link to confirm or to leave in a mail."""
    return re.search(rf"http\S+?(/reading/by-mail/{to}/\S+)", body)[1]


def a_mail_says() -> str:
    """What a weekly mail says of what is published, to an address that asked for it and leaves again."""
    from tealight.magazine import jobs
    from tealight.magazine.models import Subscriber
    from tealight.mail.models import OutgoingMail

    with override_settings(**SET_UP):
        a_subscriber()
        jobs.mail_what_is_new(a_thursday())
    said = "\n".join(weekly())
    Subscriber.objects.all().delete()
    OutgoingMail.objects.all().delete()
    return said
