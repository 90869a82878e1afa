"""Another loss: one press, and nothing about pregnancy any more."""

import pytest

from tealight.accounts.actions.choose_filters import choose_filters
from tealight.groups.actions.admit import admit
from tealight.groups.actions.move_quietly import move_quietly
from tealight.kernel.verdict import Refused
from tealight.place.queries import notes
from tests.make import NOW, TEST

ABOUT = ("pregnancy", "birth", "scan-photo", "child-photo")


@pytest.fixture
def expecting(all_open, ada, again):
    """Ada, pregnant after a loss: in four rooms, and showing what she had left out."""
    for slug in ("pregnant-after-loss", "trying-again", "parenting-after-loss", "late-loss"):
        admit(viewer=TEST, now=NOW, member=ada.member_id, group=all_open[slug].id)
    choose_filters(viewer=again(ada), now=NOW, preset="own",
                   choices={"pregnancy": "show", "birth": "cover", "faith": "leave-out"})
    return again(ada)


def test_one_press_leaves_the_rooms_and_stops_what_is_about_pregnancy(all_open, expecting, browser_of, again):
    browser = browser_of(expecting)
    page = browser.get("/rooms/move/")
    assert page.heading == "Something has happened" and page.title.startswith("Move quietly")
    page = browser.send(page.form(), follow=False)
    assert (page.status, page.goes_to) == (303, "/rooms/")
    viewer, known = again(expecting), notes()
    assert viewer.groups == {all_open["late-loss"].id, all_open["parenting-after-loss"].id}
    for room in (None, *viewer.groups):
        for key in ABOUT:
            assert viewer.filters.left_out_in(room) & known.by_key[key].mask, (room, key)
    assert viewer.filters.leave_out & known.by_key["faith"].mask, "what else was chosen stays chosen"
    assert viewer.filters.lifts[all_open["late-loss"].id] == known.mask(["baby-detail"])


def test_the_page_can_be_reached_where_it_is_needed(expecting, browser_of, ben):
    assert "/rooms/move/" in browser_of(expecting).get("/rooms/").links()
    assert "/rooms/move/" not in browser_of(ben).get("/rooms/").links()


def test_one_room_chosen_is_where_one_arrives(all_open, expecting, browser_of, again):
    browser, room = browser_of(expecting), all_open["early-loss"]
    page = browser.send(browser.get("/rooms/move/").form(), into=str(room.id), follow=False)
    assert page.goes_to == "/rooms/early-loss/"
    assert room.id in again(expecting).groups


def test_pressing_twice_changes_nothing_more(expecting, again):
    for _ in range(2):
        move_quietly(viewer=expecting, now=NOW)
    first = again(expecting)
    move_quietly(viewer=first, now=NOW)
    assert again(expecting).filters == first.filters and again(expecting).groups == first.groups


def test_stricter_choices_stay_stricter(all_open, ada, again):
    choose_filters(viewer=ada, now=NOW, preset="gentle")
    before = again(ada).filters
    move_quietly(viewer=again(ada), now=NOW)
    assert again(ada).filters == before


def test_nobody_is_moved_into_another_room_about_pregnancy(all_open, expecting, again, browser_of):
    with pytest.raises(Refused):
        move_quietly(viewer=expecting, now=NOW, into=[all_open["trying-again"].id])
    assert all_open["trying-again"].id in again(expecting).groups, "all of it, or nothing"
    page = browser_of(expecting).post("/rooms/move/", {"into": str(all_open["trying-again"].id)})
    assert page.status == 422 and "Nothing has changed yet." in page.main


def test_the_rooms_own_page_offers_it_quietly(all_open, expecting, ben, browser_of):
    page = browser_of(expecting).get("/rooms/pregnant-after-loss/")
    assert {"/rooms/move/", "/rooms/pregnant-after-loss/filters/"} <= set(page.links())
    assert "/rooms/move/" not in browser_of(expecting).get("/rooms/late-loss/").links()
    assert "/rooms/move/" not in browser_of(ben).get("/rooms/pregnant-after-loss/").links()
