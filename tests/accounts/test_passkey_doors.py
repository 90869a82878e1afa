"""A passkey opens the door it was asked at, for a finger on it, and no other."""

import pytest

from tealight.kernel import pace
from tests import make
from tests.accounts.authenticator import Authenticator
from tests.page import Browser

DOOR, AGAIN = "/sign-in/passkey/", "/sign-in/again/passkey/"


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


@pytest.fixture
def key(ada):
    """A passkey of Ada's."""
    found = Authenticator()
    found.make(Browser.of(ada))
    return found


def is_in(browser) -> bool:
    return browser.get("/account/", follow=False).status == 200


def test_a_passkey_signs_in(key, anybody):
    page = anybody.post("/sign-in/", {"credential": key.answer(anybody, DOOR)})
    assert page.status == 303 and is_in(anybody)


def test_a_touch_alone_signs_nobody_in(key, anybody):
    page = anybody.post("/sign-in/", {"credential": key.answer(anybody, DOOR, verified=False)})
    assert page.status == 403 and not is_in(anybody)


def test_an_answer_works_once(key, anybody):
    answer = key.answer(anybody, DOOR)
    assert anybody.post("/sign-in/", {"credential": answer}).status == 303
    other = Browser()
    other.client.cookies = anybody.client.cookies.copy()
    other.post("/sign-out/")
    assert other.post("/sign-in/", {"credential": answer}).status == 403


@pytest.mark.parametrize("verified", [True, False])
def test_what_is_asked_of_someone_signed_in_signs_nobody_else_in(key, ben, verified):
    """Ben is asked again, holds Ada's key, and takes the answer to the door."""
    browser = Browser.of(ben)
    page = browser.post("/sign-in/", {"credential": key.answer(browser, AGAIN, verified=verified)})
    assert page.status == 403 and browser.get("/account/name/").form("/account/name/").fields["pen_name"] == ["Ben"]


def test_what_is_asked_at_the_door_opens_nobodys_own_things(key, ada):
    browser = Browser.of(ada, fresh=False)
    page = browser.post("/sign-in/again/", {"credential": key.answer(browser, DOOR), "next": "/account/people/"})
    assert page.status == 403


@pytest.mark.parametrize(("verified", "status"), [(True, 303), (False, 403)])
def test_asked_again_a_finger_opens_ones_own_things_and_a_touch_does_not(key, ada, verified, status):
    browser = Browser.of(ada, fresh=False)
    answer = key.answer(browser, AGAIN, verified=verified)
    assert browser.post("/sign-in/again/", {"credential": answer, "next": "/account/people/"}).status == status


@pytest.mark.parametrize(("verified", "status"), [(True, 303), (False, 403)])
def test_after_a_password_too(place, anybody, verified, status):
    lea = make.a_person("Lea", roles=("lead",), second_step=False)
    key = Authenticator()
    key.make(Browser.of(lea))
    page = anybody.send(anybody.get("/sign-in/").form("/sign-in/"), pen_name="Lea", password=make.PASSWORD)
    pending = page.form("/sign-in/second/").fields["pending"][0]
    answer = key.answer(anybody, DOOR, verified=verified, pending=pending)
    assert anybody.post("/sign-in/", {"credential": answer}).status == 403, "not at the door"
    answer = key.answer(anybody, DOOR, verified=verified, pending=pending)
    assert anybody.post("/sign-in/second/", {"credential": answer, "pending": pending}).status == status
