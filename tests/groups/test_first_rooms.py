"""The last steps of the first five minutes."""

from tealight.groups.models import JoinRequest
from tealight.place.actions.shape_place import shape_place
from tests.make import NOW, TEST


def test_everything_may_stay_empty(rooms, ada, browser_of, again):
    browser = browser_of(ada)
    page = browser.get("/join/rooms/")
    assert page.heading == "Where would you like to look?"
    assert "/join/come-in/" in page.links(), "it can be skipped"
    page = browser.send(page.form(), follow=False)
    assert (page.status, page.goes_to) == (303, "/join/come-in/")
    assert again(ada).groups == frozenset() and again(ada).word == ""


def test_rooms_and_a_word_are_chosen_at_once(rooms, ada, browser_of, again):
    browser = browser_of(ada)
    chosen = [str(rooms[slug].id) for slug in ("early-loss", "late-loss", "tfmr")]
    browser.send(browser.get("/join/rooms/").form(), rooms=chosen, word="pregnancy")
    viewer = again(ada)
    assert viewer.groups == {rooms["early-loss"].id, rooms["late-loss"].id}
    assert viewer.word == "pregnancy"
    assert JoinRequest.objects.count() == 1, "a room by asking is asked, not entered"


def test_the_same_page_twice_does_no_harm(rooms, ada, browser_of, again):
    browser = browser_of(ada)
    form = browser.get("/join/rooms/").form()
    for _ in range(2):
        browser.send(form, rooms=[str(rooms["tfmr"].id)], word="none", follow=False)
    assert JoinRequest.objects.count() == 1


def test_rooms_about_what_is_left_out_are_folded(all_open, ada, browser_of):
    page = browser_of(ada).get("/join/rooms/")
    folded = " ".join("".join(next(page.root.iter("details")).itertext()).split())
    assert "Pregnant after loss" in folded and "Early loss" not in folded


def test_a_room_that_is_not_there_is_answered_with_a_sentence(rooms, ada, browser_of, again):
    page = browser_of(ada).post("/join/rooms/", {"rooms": "17", "word": "baby"})
    assert page.status == 422 and "Look again" in page.main
    assert again(ada).groups == frozenset() and again(ada).word == ""


def test_coming_in_promises_only_what_is_true(place, ada, browser_of):
    page = browser_of(ada).get("/join/come-in/")
    assert page.heading == "Come in"
    assert "Nothing is expected." in page.main and "Volunteers are here" in page.main
    assert {"/stories/", "/stories/new/", "/help/"} <= set(page.links())
    shape_place(viewer=TEST, now=NOW, hours=[{"days": [6], "from": "03:00", "to": "03:01"}])
    assert "nobody is watching for emergencies" in browser_of(ada).get("/join/come-in/").main


def test_nobody_signed_in_is_asked_to_sign_in(rooms, anybody):
    assert anybody.get("/join/rooms/", follow=False).goes_to.startswith("/sign-in/")
