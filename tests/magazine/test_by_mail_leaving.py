"""Leaving the weekly mail: by a button, or pressed by a mail program; for ever, twice as good as once, and nobody else with it."""

import dataclasses

import pytest
from django.test import Client

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.magazine import jobs
from tealight.magazine.models import Subscriber
from tealight.magazine.queries import by_mail
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.delivery import compose
from tealight.mail.kinds import MailKind
from tests import make
from tests.ground.work import drain
from tests.magazine.mailed import (
    ASK,
    WREN,
    a_subscriber,
    a_thursday,
    ask,
    link_in,
    ticket,
    waiting,
    weekly,
)
from tests.magazine.writing import an_article


def test_a_mail_program_presses_for_its_reader(mails, anybody):
    """RFC 8058: a POST from elsewhere, with no cookie, no token of a form and no redirect to follow."""
    an_article("Milk, afterwards")
    mails.TEALIGHT = dataclasses.replace(mails.TEALIGHT, address="https://quiet.example")
    token = a_subscriber()
    a_subscriber("sam@post.example")
    queue_mail(viewer=System("test"), now=make.NOW, to=WREN, kind=MailKind.WAY_BACK, body="Your way back in.")
    jobs.mail_what_is_new(a_thursday())
    (mail,) = (one for one in waiting() if one.kind is MailKind.READING and one.address == WREN)
    headers = compose(mail).message()
    assert headers["List-Unsubscribe"] == f"<https://quiet.example{ASK}leave/{token}/>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    elsewhere = {"HTTP_ORIGIN": "https://mail.example", "HTTP_SEC_FETCH_SITE": "cross-site"}
    program = Client(enforce_csrf_checks=True, **elsewhere)
    answer = program.post(f"{ASK}leave/{token}/", {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200 and "No more mail comes" in answer.content.decode()
    assert [by_mail.written(row).to for row in Subscriber.objects.all()] == ["sam@post.example"]
    assert weekly() == [], "what waited is dropped"
    assert len(weekly("sam@post.example")) == 1, "and nobody else's"
    assert [one.kind for one in waiting() if one.address == WREN and one.kind is not MailKind.CONFIRM] == [MailKind.WAY_BACK]
    assert program.post(f"{ASK}leave/{token}/", {"List-Unsubscribe": "One-Click"}).status_code == 200, "twice is as good"
    assert program.post(ASK, {"to": WREN, "ticket": ticket()}).status_code == 403, "nothing else is let through"
    assert program.post(f"{ASK}confirm/{token}/").status_code == 403


def test_who_was_about_to_confirm_leaves_as_well(mails, anybody):
    ask(anybody)
    drain()
    token = link_in(waiting()[0].body, "confirm").split("/")[-2]
    anybody.post(f"{ASK}leave/{token}/")
    assert not Subscriber.objects.exists() and waiting() == []


@pytest.mark.parametrize("token", ["nothing", "x" * 3_000, "%00", "🕯", "ليل", "a%0d%0aSet-Cookie:x"])
def test_a_link_that_lost_letters_changes_nothing(mails, anybody, token):
    a_subscriber()
    assert anybody.client.get(f"{ASK}leave/{token}/").status_code in {200, 404}
    assert anybody.client.get(f"{ASK}confirm/{token}/").status_code == 404
    assert Client().post(f"{ASK}leave/{token}/", {"List-Unsubscribe": "One-Click"}).status_code in {200, 404}
    assert Subscriber.objects.count() == 1


def test_who_left_does_not_come_back_with_an_old_backup(mails, anybody):
    from tealight.accounts.erasures import erase_again

    token = a_subscriber()
    (row,) = Subscriber.objects.all()
    anybody.post(f"{ASK}leave/{token}/")
    row.save(force_insert=True)
    assert erase_again(clock.now()) == 1 and not Subscriber.objects.exists()


def test_who_left_may_ask_again(mails, anybody):
    anybody.post(f"{ASK}leave/{a_subscriber()}/")
    a_subscriber()
    assert Subscriber.objects.get().told_on
