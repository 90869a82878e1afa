"""The first page: for a visitor what this place is; for a member a little of everything, and it ends."""

from datetime import timedelta

import pytest

from tests import make
from tests.stories.wishes import keeps_away, wishes

HOUR = timedelta(hours=1)
OLD = make.NOW.date().replace(year=2025)


@pytest.fixture
def at(monkeypatch):
    """`at(now)`: the moment every request comes."""
    from tealight.kernel import clock

    def moment(now=make.NOW):
        monkeypatch.setattr(clock, "now", lambda: now)

    moment()
    return moment


@pytest.fixture
def ada(place):
    return make.in_room(make.a_person("Ada", joined_on=OLD))


@pytest.fixture
def ben(place):
    return make.in_room(make.a_person("Ben", joined_on=OLD))


def section(page, title):
    """The words of one part of the page."""
    for part in page.root.iter("section"):
        words = " ".join(" ".join(part.itertext()).split())
        if words.startswith(title):
            return words
    return ""


def test_a_visitor_meets_what_this_place_is(anybody):
    page = anybody.get("/")
    assert page.heading == "Harbour" and "Reading is enough." in page.main
    assert {"/rooms/", "/join/", "/help/"} <= set(page.links())


def test_a_member_meets_their_rooms_what_is_new_and_what_is_for_them(ada, ben, browser_of, at):
    from tealight.notices.actions.tell_of_reply import tell_of_reply

    told = make.a_story(ben, "The path was icy.", title="Ice", room="late-loss")
    tell_of_reply(viewer=make.TEST, now=make.NOW, reply=make.a_reply(ada, told))
    page = browser_of(ben).get("/")
    assert "Ada replied to “Ice”" in section(page, "For you")
    assert "The path was icy." in section(page, "New in your rooms")
    assert "Late loss and stillbirth" in section(page, "Your rooms")
    assert "That’s everything for now." in page.main
    for told in ("1 ", "2 ", "unread", "members online"):
        assert told not in section(page, "For you"), "nothing is counted"


def test_what_is_new_is_five_and_the_newest(ada, ben, browser_of, at):
    for number in range(8):
        make.a_story(ada, title=f"Number {number}.", need="no-reply", now=make.NOW - number * HOUR)
    new = section(browser_of(ben).get("/"), "New in your rooms")
    assert "Number 4." in new and "Number 5." not in new and new.index("Number 0.") < new.index("Number 4.")


def test_who_waits_for_an_answer_longest_comes_first_and_nobody_is_pressed(ada, ben, browser_of, at):
    for number in range(7):
        make.a_story(ada, title=f"Number {number}.", need="company", now=make.NOW - number * 24 * HOUR)
    make.a_story(ada, title="Answered.", need="company", now=make.NOW - 20 * 24 * HOUR)
    from tealight.stories.models import Story

    make.a_reply(ben, Story.objects.get(title="Answered.").id)
    for title, choices in (("Quiet.", {"need": "no-reply"}), ("Ages ago.", {"need": "company"})):
        make.a_story(ada, title=title, **choices, now=make.NOW - (40 if title == "Ages ago." else 10) * 24 * HOUR)
    waiting = section(browser_of(ben).get("/"), "Nobody has answered these yet")
    assert waiting.index("Number 6.") < waiting.index("Number 5.")
    for gone in ("Number 4.", "Answered.", "Quiet.", "Ages ago."):
        assert gone not in waiting, gone
    assert section(browser_of(ada).get("/"), "Nobody has answered") == "", "one's own wait for others"


def test_filters_hold_here_as_everywhere(ada, ben, browser_of, at):
    for handling in ("leave-out", "cover"):
        reader = wishes(ben, birth=handling)
        make.a_story(ada, "The birth itself.", title="A birth day", need="company", notes=["birth"])
        page = browser_of(reader).get("/")
        assert "birth day" not in page.html and "The birth itself." not in page.html
        assert ("A story with a birth." in page.main) is (handling == "cover")
    make.a_story(ada, title="From Ada", need="company")
    assert "From Ada" not in browser_of(keeps_away(wishes(ben), "mute", ada)).get("/").main


def test_who_is_in_no_room_is_told_that_it_needs_none(place, browser_of, at):
    page = browser_of(make.a_person("Wren")).get("/")
    assert "You are in no room, and need not be." in page.main


def test_both_first_pages_lead_to_reading(anybody, browser_of, ben):
    assert anybody.get("/").main.count("Reading") and "/reading/" in anybody.get("/").links()
    page = browser_of(ben).get("/")
    assert page.links().count("/reading/") == 2, "in the frame, and beside the page"
