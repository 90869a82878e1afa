"""The list of rooms, and the ways in and out."""

import pytest

from tealight.groups.actions.close_room import close_room
from tealight.groups.actions.join_group import join_group
from tealight.groups.actions.lay_rooms import lay_rooms
from tealight.groups.models import Group
from tealight.groups.queries import rooms as rooms_for
from tealight.kernel.verdict import NotFound, Refused
from tealight.place.queries import notes
from tests.make import NOW, TEST


def test_five_rooms_are_open_at_first_and_the_others_wait(rooms):
    opened = {slug for slug, room in rooms.items() if room.opened_on}
    assert opened == {"early-loss", "late-loss", "neonatal", "tfmr", "partners-family-friends"}
    assert len(rooms) == 18


def test_laying_rooms_again_changes_nothing_an_operator_wrote(rooms):
    Group.objects.filter(slug="early-loss").update(name="Early")
    lay_rooms(viewer=TEST, now=NOW)
    assert Group.objects.get(slug="early-loss").name == "Early"
    assert Group.objects.count() == len(rooms)


def test_a_visitor_sees_listed_rooms_and_no_way_in_but_joining(rooms, anybody):
    page = anybody.get("/rooms/")
    assert "Early loss" in page.main
    assert "medical reasons" not in page.words, "this room is not shown to visitors"
    assert "Join" in page.main and not [form for form in page.forms if form.action.startswith("/rooms/")]


def test_a_member_sees_open_rooms_and_not_those_that_wait(rooms, ada, browser_of):
    page = browser_of(ada).get("/rooms/")
    assert "Ending a pregnancy for medical reasons" in page.main
    assert "Long ago" not in page.main


def test_rooms_about_what_is_left_out_stand_behind_one_line(all_open, ada, browser_of):
    page = browser_of(ada).get("/rooms/")
    fold = next(page.root.iter("details"))
    folded = {" ".join("".join(h.itertext()).split()) for h in fold.iter("h2")}
    assert folded == {"Trying again", "Pregnant after loss", "Parenting after loss"}


def test_a_visitor_meets_them_no_sooner(all_open, anybody):
    fold = next(anybody.get("/rooms/").root.iter("details"))
    folded = {" ".join("".join(h.itertext()).split()) for h in fold.iter("h2")}
    assert folded == {"Trying again", "Pregnant after loss", "Parenting after loss"}


def test_what_is_folded_follows_the_readers_own_filters(all_open, ada, again):
    from tealight.accounts.actions.choose_filters import choose_filters

    choose_filters(viewer=ada, now=NOW, preset="as-they-come")
    viewer = again(ada)
    assert {room.slug for room in rooms_for(viewer) if room.is_met_on_purpose(viewer.filters.leave_out)} == {
        "trying-again", "pregnant-after-loss",
    }


def test_joining_and_leaving(rooms, ada, browser_of, again):
    browser = browser_of(ada)
    page = browser.send(browser.get("/rooms/").form("/rooms/early-loss/join/"), follow=False)
    assert (page.status, page.goes_to) == (303, "/rooms/early-loss/")
    assert again(ada).groups == {rooms["early-loss"].id}
    page = browser.get("/rooms/early-loss/leave/")
    assert page.heading == "Leave this room?"
    page = browser.send(page.form(), follow=False)
    assert (page.status, page.goes_to) == (303, "/rooms/")
    assert again(ada).groups == frozenset()


@pytest.mark.parametrize("deed", ["join", "leave"])
def test_pressing_twice_is_pressing_once(rooms, ada, browser_of, again, deed):
    browser = browser_of(ada)
    for _ in range(2):
        assert browser.post(f"/rooms/early-loss/{deed}/").status == 303
    assert again(ada).groups == (frozenset({rooms["early-loss"].id}) if deed == "join" else frozenset())


def test_joining_twice_does_not_undo_what_was_chosen_there(rooms, ada, browser_of, again):
    browser = browser_of(ada)
    browser.post("/rooms/late-loss/join/")
    browser.post("/rooms/late-loss/filters/", {"lifted": "no"})
    browser.post("/rooms/late-loss/join/")
    assert again(ada).filters.lifts[rooms["late-loss"].id] == 0


def test_a_room_that_waits_does_not_exist_for_a_member(rooms, ada, browser_of, again):
    assert browser_of(ada).post("/rooms/long-ago/join/").status == 404
    with pytest.raises(NotFound):
        join_group(viewer=ada, now=NOW, group=rooms["long-ago"].id)
    assert again(ada).groups == frozenset()


def test_a_room_by_asking_lets_nobody_walk_in(rooms, ada, browser_of, again):
    page = browser_of(ada).post("/rooms/tfmr/join/")
    assert page.status == 403 and "You can ask to come in." in page.words
    assert again(ada).groups == frozenset()


def test_a_closed_room_lets_nobody_in_and_those_inside_out(rooms, ada, ben, browser_of, again):
    browser_of(ada).post("/rooms/early-loss/join/")
    close_room(viewer=TEST, now=NOW, group=rooms["early-loss"].id)
    assert "Closed. You can still read." in browser_of(ada).get("/rooms/").main
    assert "Early loss" not in browser_of(ben).get("/rooms/").main
    assert browser_of(ben).post("/rooms/early-loss/join/").status == 404
    assert browser_of(ada).post("/rooms/early-loss/leave/").status == 303
    assert again(ada).groups == frozenset()


def test_a_visitor_is_asked_to_sign_in(rooms, anybody):
    assert anybody.post("/rooms/early-loss/join/").status == 403
    assert anybody.get("/rooms/early-loss/leave/", follow=False).goes_to.startswith("/sign-in/?next=")


def test_read_only_means_nothing_is_written(rooms, ada, browser_of, again):
    from tealight.place.actions.shape_place import shape_place

    shape_place(viewer=TEST, now=NOW, read_only_on=NOW.date())
    page = browser_of(ada).post("/rooms/early-loss/join/")
    assert page.status == 403 and "can only be read" in page.words
    with pytest.raises(Refused):
        join_group(viewer=ada, now=NOW, group=rooms["early-loss"].id)
    assert again(ada).groups == frozenset()


def test_what_a_room_lifts_is_explained_once_and_can_be_undone(all_open, ada, browser_of, again):
    browser, room = browser_of(ada), all_open["pregnant-after-loss"]
    page = browser.post("/rooms/pregnant-after-loss/join/", follow=True)
    assert page.heading == "What you see in this room"
    assert "pregnancy, birth after a loss and scan picture" in page.main
    known, viewer = notes(), again(ada)
    assert viewer.filters.left_out_in(room.id) & known.mask(["pregnancy"]) == 0
    assert viewer.filters.left_out_in(None) & known.mask(["pregnancy"]), "nothing changes elsewhere"
    page = browser.send(page.form("/rooms/pregnant-after-loss/filters/"), press="lifted", follow=False)
    assert page.goes_to == "/rooms/pregnant-after-loss/"
    assert again(ada).filters.left_out_in(room.id) & known.mask(["pregnancy"])
    page = browser.get("/rooms/pregnant-after-loss/filters/")
    assert "Your filters hold in this room" in page.main
    browser.send(page.form("/rooms/pregnant-after-loss/filters/"), press="lifted", follow=False)
    assert again(ada).filters.left_out_in(room.id) & known.mask(["pregnancy"]) == 0


def test_a_room_that_changes_nothing_for_someone_is_entered_at_once(rooms, ada, browser_of):
    # late-loss lifts baby-detail, which nobody has filtered at the start
    assert browser_of(ada).post("/rooms/late-loss/join/").goes_to == "/rooms/late-loss/"


def test_filters_of_a_room_are_for_those_inside(rooms, ada, browser_of):
    assert browser_of(ada).get("/rooms/late-loss/filters/").status == 404
    assert browser_of(ada).post("/rooms/late-loss/filters/", {"lifted": "yes"}).status == 404
