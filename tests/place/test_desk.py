"""The operator's page: whole requests."""

import pytest

from tealight.kernel.verdict import Refused
from tealight.place.actions.shape_place import shape_place
from tealight.place.forms import PARTS
from tealight.place.queries import answers, place
from tests.make import NOW


def test_everything_decided_is_shown_with_a_way_to_change_it(olive, browser_of):
    page = browser_of(olive).get("/desk/place/")
    assert {f"/desk/place/{part}/" for part in PARTS} <= set(page.links())
    assert "Harbour" in page.main and "Every day 19:00-23:00" in page.main


@pytest.mark.parametrize(("part", "typed", "column", "value"), [
    ("name", {"name": "Lighthouse", "line": "A line.", "country": "IE"}, "name", "Lighthouse"),
    ("limits", {"most_links": "3"}, "most_links", 3),
    ("joining", {"sign_up_mode": "invitation"}, "sign_up_mode", "invitation"),
    ("hours", {"hours": "Mon 19:00-20:00", "timezone": "Europe/Dublin"}, "hours",
     ({"days": [0], "from": "19:00", "to": "20:00"},)),
    ("leaving", {"leave_address": "https://example.org/x"}, "leave_address", "https://example.org/x"),
    ("safeguarding", {"safeguarding_lead": "A", "safeguarding_deputy": "B"}, "safeguarding_deputy", "B"),
    ("promises", {"confidentiality": "Kept."}, "confidentiality", "Kept."),
])
def test_each_part_is_a_form_that_saves(olive, browser_of, part, typed, column, value):
    browser = browser_of(olive)
    before = place().version
    page = browser.send(browser.get(f"/desk/place/{part}/").form(), follow=False, **typed)
    assert (page.status, page.goes_to) == (303, "/desk/place/")
    assert getattr(answers(olive), column) == value
    assert place().version > before, "what is kept in memory elsewhere must know that it is old"


@pytest.mark.parametrize(("part", "typed", "sentence"), [
    ("name", {"name": ""}, "The place needs a name."),
    ("name", {"name": "n" * 61}, "1 characters longer"),
    ("name", {"name": "a\x00b"}, "null byte"),
    ("hours", {"hours": "whenever"}, "can’t be read"),
    ("leaving", {"leave_address": "http://example.org"}, "begins with https://"),
    ("leaving", {"leave_address": "javascript:alert(1)"}, "This is no address"),
    ("safeguarding", {"safeguarding_lead": "Same", "safeguarding_deputy": "same"}, "somebody else"),
    ("limits", {"stories_a_day": "-1"}, "The least is 0."),
    ("limits", {"replies_an_hour": "many"}, "Write a number."),
    ("promises", {"police_position": ""}, "where this place stands on the police"),
])
def test_bad_input_is_kept_and_answered_with_a_sentence(olive, browser_of, part, typed, sentence):
    browser = browser_of(olive)
    page = browser.send(browser.get(f"/desk/place/{part}/").form(), follow=False, **typed)
    assert page.status == 422 and sentence in page.main
    assert place().name == "Harbour"


@pytest.mark.parametrize(("switch", "fact"), [
    ("posting", "posting_paused"), ("reading", "read_only"), ("anyone", "anyone_audience"),
    ("plans", "shows_plans"), ("feelings", "holds_feelings"), ("medical", "holds_medical"), ("dangers", "holds_danger"),
    ("visitors", "small_hours_shut"), ("unlisted", "articles_unlisted"), ("ai", "articles_for_ai"),
])
def test_switches_turn_on_and_off_and_pressing_twice_does_no_harm(olive, browser_of, switch, fact):
    browser = browser_of(olive)
    for turn, state in (("on", True), ("on", True), ("off", False), ("off", False)):
        assert browser.post(f"/desk/place/switches/{switch}/", {"turn": turn}).status == 303
        assert getattr(place(), fact) is state
    assert browser.post(f"/desk/place/switches/{switch}/", {"turn": "sideways"}).status == 404


def test_nobody_but_an_operator_decides(ada, mira, browser_of, anybody):
    for someone in (ada, mira):
        assert browser_of(someone).get("/desk/place/").status == 404
        assert browser_of(someone).post("/desk/place/switches/posting/", {"turn": "on"}).status == 404
        with pytest.raises(Refused):
            shape_place(viewer=someone, now=NOW, name="Mine")
    assert anybody.get("/desk/place/", follow=False).goes_to.startswith("/sign-in/")
    assert place().name == "Harbour" and not place().posting_paused


def test_there_is_no_other_part(olive, browser_of):
    assert browser_of(olive).get("/desk/place/opened_on/").status == 404
    with pytest.raises(TypeError):
        shape_place(viewer=olive, now=NOW, opened_on=None)
