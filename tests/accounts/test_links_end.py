"""Whoever shuts their doors shuts out every link that was asked for before: it may be in other hands."""

from datetime import timedelta

import pytest

from tealight.accounts.actions.ask_email import ask_email
from tealight.accounts.actions.change_password import change_password
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.actions.confirm_email import confirm_email
from tealight.accounts.actions.end_sessions import end_sessions
from tealight.accounts.actions.hand_over_link import hand_over_link
from tealight.accounts.actions.mail_way_back import mail_way_back
from tealight.accounts.actions.remove_email import remove_email
from tealight.accounts.actions.reset_password import reset_password
from tealight.accounts.hashers import hashed
from tealight.accounts.models import Member
from tealight.accounts.queries.own import own_record
from tealight.kernel import clock, pace
from tests.accounts.test_recover import letters, link_in
from tests.make import TEST, as_viewer
from tests.page import Browser

NEW = "five slow silver boats"


@pytest.fixture(autouse=True)
def _nobody_came_before(settings):
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "localhost", "post@harbour.example"
    pace.forget()


@pytest.fixture
def ada(ada):
    change_record(ada.member_id, lambda record: setattr(record, "email", "ada@example.org"))
    return as_viewer(ada.member_id)


def to_confirm(ada, email="taken@example.org", now=None) -> str:
    ask_email(viewer=ada, now=now or clock.now(), member_id=ada.member_id, email=email)
    return next(link_in(body) for to, body, _ in letters() if to == email)


def token_of(path) -> str:
    return path.rstrip("/").rpartition("/")[2]


def by_mail(ada, olive) -> str:
    mail_way_back(viewer=TEST, now=clock.now(), persona_id=ada.persona_id)
    return next(link_in(body) for to, body, _ in letters() if to == "ada@example.org")


def by_the_team(ada, olive) -> str:
    return hand_over_link(viewer=olive, now=clock.now(), persona_id=ada.persona_id).partition("8000")[2]


def another_address(ada) -> None:
    confirm_email(viewer=TEST, now=clock.now(), token=token_of(to_confirm(ada, "new@example.org")))


SHUT = {
    "a new password": lambda ada: change_password(viewer=ada, now=clock.now(), kept=hashed(NEW)),
    "a password chosen by recovery words": lambda ada: reset_password(
        viewer=TEST, now=clock.now(), member_id=ada.member_id, kept=hashed(NEW)
    ),
    "the address removed": lambda ada: remove_email(viewer=ada, now=clock.now()),
    "another address": another_address,
    "all sessions ended": lambda ada: end_sessions(viewer=ada, now=clock.now(), but=(b"x" * 32,)),
    "one session ended": lambda ada: end_sessions(viewer=ada, now=clock.now(), only=1),
    "a password set by hand": lambda ada: Member.objects.filter(id=ada.member_id).update(password=hashed(NEW)),
}


@pytest.mark.parametrize("shut", SHUT.values(), ids=SHUT)
@pytest.mark.parametrize("ask", [by_mail, by_the_team, lambda ada, olive: to_confirm(ada)], ids=["mail", "team", "address"])
def test_a_link_from_before_opens_nothing(ada, olive, anybody, ask, shut):
    path = ask(ada, olive)
    page = anybody.get(path)
    assert page.status == 200
    shut(as_viewer(ada.member_id))
    kept = own_record(ada).email
    assert anybody.get(path).heading == "This link opens nothing"
    form = page.form(path)
    typed = {"password": NEW} if "password" in form.fields else {}
    assert anybody.send(form, follow=False, **typed).status == 404, "also if its page was open"
    assert own_record(ada).email == kept


def test_a_link_on_its_way_is_shown_and_can_be_withdrawn(ada, anybody):
    browser = Browser.of(ada)
    assert "is on its way" not in browser.get("/account/email/").main
    path = to_confirm(ada)
    page = browser.get("/account/email/")
    assert "A link to confirm an address is on its way." in page.main and "taken@" not in page.html
    form = next(form for form in page.forms if form.buttons == (("withdraw", "1"),))
    page = browser.send(form, press="withdraw")
    assert "It opens nothing now." in page.words and "is on its way" not in page.main
    assert anybody.get(path).status == 404 and own_record(ada).email == "ada@example.org"


def test_of_several_the_newest_opens(ada, anybody):
    first, second = to_confirm(ada, "one@example.org"), to_confirm(ada, "two@example.org")
    assert anybody.get(first).status == 404
    anybody.send(anybody.get(second).form(second))
    assert own_record(ada).email == "two@example.org"
    assert "is on its way" not in Browser.of(ada).get("/account/email/").main


def test_a_link_that_ran_out_is_not_shown(ada):
    to_confirm(ada, now=clock.now() - timedelta(days=4))
    assert "is on its way" not in Browser.of(ada).get("/account/email/").main
