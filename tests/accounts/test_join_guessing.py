"""The form of joining is no way around what signing in asks: how often, and by whom."""

from datetime import timedelta

import pytest

from tealight.accounts.backends import member_named
from tealight.accounts.models import Member, SpentCode
from tealight.accounts.signing_in import TRIES
from tealight.kernel import clock, pace
from tests import make
from tests.accounts.joining import WORDS, fill, work_for
from tests.page import Browser


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


def a_form(browser):
    form = browser.get("/join/name/").form("/join/name/")
    return form, {"password": WORDS, "of_age": "yes", "work": work_for(form.fields["note"][0])}


def test_one_password_on_many_names_is_slowed_like_at_the_door(ada, ben, cy, monkeypatch):
    monkeypatch.setattr(TRIES, "_each", 2)
    for name in ("Ben", "Cy"):
        assert fill(Browser(), pen_name=name, password="guess after guess").status == 422
    page = fill(Browser(), pen_name="Ada", password=make.PASSWORD)
    assert page.status == 422 and "has this name" in page.main


def test_tries_at_the_door_and_by_joining_are_one_count(ada, anybody, monkeypatch):
    monkeypatch.setattr(TRIES, "_each", 1)
    anybody.post("/sign-in/", {"pen_name": "Ben", "password": "guess after guess"})
    assert fill(anybody, pen_name="Ada", password=make.PASSWORD).status == 422


def test_a_form_tries_one_password(ada, anybody):
    form, typed = a_form(anybody)
    for word in ("guess after guess", make.PASSWORD):
        page = anybody.send(form, follow=False, **{**typed, "pen_name": "Ada", "password": word})
        assert page.status == 422 and "has this name" in page.main
    assert anybody.get("/account/", follow=False).status == 302


def test_a_form_makes_one_account(place):
    form, typed = a_form(Browser())
    first, second = Browser(), Browser()
    first.token(), second.token()
    fields = {name: values[0] for name, values in form.fields.items() if values} | typed
    assert first.post("/join/name/", {**fields, "pen_name": "Teasel"}).goes_to == "/join/words/"
    page = second.post("/join/name/", {**fields, "pen_name": "Wren"})
    assert page.status == 422 and "joined with this page already" in page.main
    assert page.form("/join/name/").fields["note"] != form.fields["note"]
    assert Member.objects.count() == 1 and member_named("Wren") is None


def test_an_impatient_hand_comes_in_also_after_a_name_that_was_taken(ada, anybody):
    form, typed = a_form(anybody)
    page = anybody.send(form, follow=False, pen_name="Ada", **typed)
    again = page.form("/join/name/")
    hands = [Browser() for _ in range(4)]  # they press before the first answer's cookie is there
    for hand in hands:
        hand.client.cookies = anybody.client.cookies.copy()
    for hand in hands:
        assert hand.send(again, follow=False, pen_name="Teasel", **typed).goes_to == "/join/words/"
    assert Member.objects.filter(persona__name="Teasel").count() == 1


def test_whoever_lost_the_answer_comes_in_with_the_same_words(place):
    assert fill(Browser()).goes_to == "/join/words/"
    assert fill(Browser()).goes_to == "/join/words/"
    assert Member.objects.count() == 1


def test_what_is_kept_of_a_form_goes_after_a_day_and_holds_no_words(ada, anybody):
    from tealight.accounts.actions.forget_expired import forget_expired

    fill(anybody, pen_name="Ada")
    assert all(len(bytes(row.tag)) == 32 for row in SpentCode.objects.all()) and SpentCode.objects.count() == 2
    forget_expired(viewer=make.TEST, now=clock.now() + timedelta(days=2))
    assert not SpentCode.objects.exists()
