"""A place that can only be read: what still works in it, and how the rest is refused."""

import pytest

from tealight.accounts.models import Persona, Session
from tests import make
from tests.page import Browser


@pytest.fixture
def reading(place):
    """`reading()`: from now on the place can only be read."""
    return lambda: make.a_place_changes(read_only_on=make.NOW.date())


def test_a_name_is_not_changed_and_the_page_says_so(ada, reading):
    reading()
    page = Browser.of(ada).post("/account/name/", {"pen_name": "Somebody Else"})
    assert page.status == 403
    assert "can only be read for now" in page.main
    assert "your browser still has it" in page.main
    assert Persona.objects.get(id=ada.persona_id).name == "Ada"


def test_a_story_is_neither_taken_back_nor_closed_nor_kept(ada, ben, reading):
    story = make.a_story(ada)
    reading()
    author, reader = Browser.of(ada), Browser.of(ben)
    for browser, address in ((author, "withdrawal"), (author, "closing"), (reader, "keeping")):
        assert browser.post(f"/stories/{story}/{address}/", {"kept": "on"}).status == 403
    assert author.get(f"/stories/{story}/").status == 200


def test_signing_in_and_out_go_on(ada, reading):
    reading()
    browser = Browser()
    page = browser.send(browser.get("/sign-in/").form("/sign-in/"), pen_name="Ada", password=make.PASSWORD)
    assert page.status == 200 and Session.objects.count() == 1
    assert browser.post("/sign-out/").status == 303
    assert Session.objects.count() == 0


def test_a_wrong_password_is_answered_as_ever(ada, reading):
    reading()
    browser = Browser()
    page = browser.send(browser.get("/sign-in/").form("/sign-in/"), pen_name="Ada", password="not this one at all")
    assert page.status == 403 and "belong together" in page.main


def test_whoever_needs_help_is_shown_the_lines_of_the_country_they_chose(ada, reading):
    from tealight.cli.serve import _load_helplines

    _load_helplines()
    reading()
    browser = Browser.of(ada)
    assert browser.post("/help/", {"country": "IE"}).goes_to == "/help/ie/"
    assert make.as_viewer(ada.member_id).country == ""


def test_leaving_and_colours_go_on(ada, reading):
    reading()
    browser = Browser.of(ada)
    assert browser.client.get("/leave/").status_code == 303
    assert browser.post("/display/", {"theme": "dark", "size": "", "back": "/"}).status == 303


def test_the_operator_ends_it_where_it_began(olive, ada, reading):
    from tealight.place.queries import place

    reading()
    browser = Browser.of(olive)
    words = browser.get("/desk/place/").main
    assert "sign in and out" in words and "mail and notices wait" in words
    assert browser.post("/desk/place/switches/reading/", {"turn": "off"}).status == 303
    assert not place().read_only
    assert Browser.of(ada).post("/account/name/", {"pen_name": "Somebody Else"}).status == 303


def test_the_team_changes_nothing_either(mira, olive, ada, reading):
    reading()
    page = Browser.of(olive).post(f"/desk/people/{ada.persona_id}/", {"grant": "listener"})
    assert page.status == 403 and "can only be read" in page.main
    assert make.as_viewer(ada.member_id).roles == frozenset()
