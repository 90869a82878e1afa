"""A second step is read and changed by a second step: a password alone opens nothing that stands behind it."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from tealight.accounts.actions.second_step import add_row, settle
from tealight.accounts.queries.second_steps import recovery_codes
from tealight.accounts.sessions import SessionStore
from tealight.kernel import clock, pace
from tests import make
from tests.accounts.test_second_step import browser_session_without_second, code_now
from tests.make import NOW, as_viewer
from tests.page import Browser

NEW = "five slow silver boats"
READ = ("/account/security/app/", "/account/security/passkeys/new/", "/account/security/codes/")
SENT = (*READ, "/account/security/app/drop/", "/account/security/passkeys/question/")


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


def with_the_password_alone(viewer) -> Browser:
    """A browser in which the password was shown just now, and the second step was not."""
    browser = Browser.of(viewer)
    browser_session_without_second(browser)
    return browser


def a_passkey(viewer):
    """Keep a passkey of `viewer`, of which these tests need no more than that it is there."""
    from tealight.kernel.actions import action

    @action
    def keep(*, viewer, now):
        add_row(viewer, now, Authenticator.Type.WEBAUTHN, {"name": "Passkey 1", "credential": {}})
        settle(viewer, now)

    keep(viewer=viewer, now=NOW)
    return Authenticator.objects.get(user_id=viewer.member_id, type="webauthn").id


@pytest.mark.parametrize("url", READ)
def test_the_teams_codes_are_not_read_with_a_password(mira, url):
    browser = with_the_password_alone(mira)
    page = browser.get(url)
    assert page.heading == "Is it you?" and "code" in page.form("/sign-in/again/").fields
    assert not any(code in page.html for code in recovery_codes(mira))
    page = browser.send(page.form("/sign-in/again/"), code=code_now(), follow=False)
    assert page.goes_to == url


@pytest.mark.parametrize("url", SENT)
def test_and_nothing_is_replaced_or_taken_away_with_it(mira, url):
    before = [(row.id, row.data) for row in Authenticator.objects.order_by("id")]
    page = with_the_password_alone(mira).post(url, {"code": "000000", "credential": "{}", "name": "x"})
    assert page.status == 403 and page.heading == "Is it you?"
    assert [(row.id, row.data) for row in Authenticator.objects.order_by("id")] == before


def test_a_members_codes_app_is_kept_the_same_way(ada):
    make.a_second_step(ada)
    assert with_the_password_alone(ada).get("/account/security/codes/").heading == "Is it you?"


def test_the_first_one_needs_the_password_shown_just_now(ada):
    assert Browser.of(ada).get("/account/security/app/").heading == "Set up a codes app"
    page = Browser.of(ada, fresh=False).get("/account/security/app/")
    assert page.heading == "Is it you?" and "password" in page.form("/sign-in/again/").fields


def test_a_lost_phones_passkey_is_shut_out_with_the_password(ada):
    """Whoever holds the phone may know its code; the codes on paper may be in the same bag."""
    key = a_passkey(ada)
    assert with_the_password_alone(ada).post(f"/account/security/passkeys/{key}/").status == 303
    assert not as_viewer(ada.member_id).second_factor


def test_the_teams_passkey_is_not(place):
    lea = make.a_person("Lea", roles=("lead",), second_step=False)
    key = a_passkey(lea)
    page = with_the_password_alone(as_viewer(lea.member_id)).post(f"/account/security/passkeys/{key}/")
    assert page.status == 403 and page.heading == "Is it you?"


def test_a_new_password_does_not_stand_in_for_the_second_step(mira, monkeypatch):
    browser = Browser.of(mira)
    token = browser.client.cookies[_cookie()].value
    session = SessionStore(token)
    session["_asked_second"] = int((clock.now() - timedelta(minutes=14)).timestamp())
    session.save()
    browser.send(browser.get("/account/password/").form("/account/password/"), password=NEW)
    assert browser.get("/desk/").heading == "The desk"
    later = clock.now() + timedelta(minutes=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert browser.get("/desk/").heading == "Is it you?"


def _cookie() -> str:
    from django.conf import settings

    return settings.SESSION_COOKIE_NAME
