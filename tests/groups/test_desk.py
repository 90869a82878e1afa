"""Rooms as their keepers see and change them."""

import pytest

from tealight.groups.actions.add_room import add_room
from tealight.groups.actions.close_room import close_room
from tealight.groups.actions.edit_room import edit_room
from tealight.groups.actions.open_room import open_room
from tealight.groups.models import Group
from tealight.kernel.verdict import Refused
from tealight.place.actions.retire_note import retire_note
from tealight.place.queries import notes
from tests import make
from tests.make import NOW


def test_opening_and_closing_a_waiting_room(rooms, olive, ada, browser_of):
    desk = browser_of(olive)
    page = desk.get("/desk/rooms/")
    assert "Waiting to be opened" in page.main
    desk.send(page.form("/desk/rooms/long-ago/open/"))
    assert "Long ago" in browser_of(ada).get("/rooms/").main
    for _ in range(2):
        assert desk.post("/desk/rooms/long-ago/close/").status == 303
    assert "Long ago" not in browser_of(ada).get("/rooms/").main
    desk.post("/desk/rooms/long-ago/open/")
    row = Group.objects.get(slug="long-ago")
    assert row.opened_on and row.closed_on is None


def test_words_and_door_are_changed_and_who_is_in_stays_in(rooms, olive, ada, browser_of, again):
    browser_of(ada).post("/rooms/early-loss/join/")
    desk = browser_of(olive)
    page = desk.get("/desk/rooms/early-loss/")
    typed = {"name": "Early", "description": "For early loss.", "welcome": "Hello.\n\nSit down.",
             "joining": "invitation", "listed": []}
    assert desk.send(page.form(), follow=False, **typed).status == 303
    row = Group.objects.get(slug="early-loss")
    assert (row.name, row.joining, row.welcome) == ("Early", "invitation", "Hello.\n\nSit down.")
    assert row.unlisted_on is not None
    assert row.id in again(ada).groups
    assert "By invitation" in browser_of(olive).get("/rooms/").main


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"name": ""}, "The room needs a name."),
    ({"name": "x" * 81}, "1 characters longer than the 80"),
    ({"description": "a\x00b"}, "null byte"),
    ({"joining": "by force"}, "by force"),
])
def test_bad_input_is_answered_and_kept(rooms, olive, browser_of, typed, sentence):
    desk = browser_of(olive)
    form = desk.get("/desk/rooms/early-loss/").form()
    page = desk.send(form, follow=False, **{"welcome": "What I typed.", **typed})
    assert page.status == 422 and sentence in page.main and "What I typed." in page.html
    assert Group.objects.get(slug="early-loss").name == "Early loss"


def test_moderators_invite_but_do_not_change_rooms(rooms, mira, browser_of):
    desk = browser_of(mira)
    page = desk.get("/desk/rooms/")
    assert [f.action for f in page.forms if f.action.endswith("/invitation/")]
    assert not [f.action for f in page.forms if f.action.endswith(("/open/", "/close/"))]
    assert desk.get("/desk/rooms/early-loss/").status == 404
    assert desk.post("/desk/rooms/long-ago/open/").status == 404


@pytest.mark.parametrize("deed", [open_room, close_room])
def test_only_operators_open_and_close(rooms, ada, mira, deed):
    for someone in (ada, mira):
        with pytest.raises(Refused):
            deed(viewer=someone, now=NOW, group=rooms["early-loss"].id)


def test_only_operators_change_words(rooms, mira):
    with pytest.raises(Refused):
        edit_room(viewer=mira, now=NOW, group=rooms["early-loss"].id, name="Mine", description="x",
                  welcome="", joining="open", listed=True, apart=False, expecting=False, lifts=[], reactions=[])


def test_the_desk_shows_nobody(rooms, olive, ada, browser_of):
    browser_of(ada).post("/rooms/early-loss/join/")
    for path in ("/desk/rooms/", "/desk/rooms/early-loss/"):
        assert "Ada" not in browser_of(olive).get(path).words


def test_what_a_room_shows_and_has_is_chosen_by_the_operator(rooms, olive, ada, ben, browser_of, again):
    browser_of(ada).post("/rooms/late-loss/join/")
    before = again(ada).filters.lifts[rooms["late-loss"].id]
    desk = browser_of(olive)
    form = desk.get("/desk/rooms/late-loss/").form()
    assert form.fields["lifts"] == ["baby-detail"] and "candle" in form.fields["reactions"]
    desk.send(form, lifts=["baby-photo", "faith"], reactions=["thank-you", "with-you"])
    row = Group.objects.get(slug="late-loss")
    assert notes().keys(row.lifts) == ["baby-photo", "faith"] and row.reactions == ["with-you", "thank-you"]
    assert again(ada).filters.lifts[row.id] == before, "who is in keeps what they chose"
    browser_of(ben).post("/rooms/late-loss/join/")
    assert again(ben).filters.lifts[row.id] == row.lifts
    story = make.a_story(again(ada), room="late-loss")
    shown = {value for _, value in browser_of(ben).get(f"/stories/{story}/").form(f"/stories/{story}/reaction/").buttons}
    assert shown == {"with-you", "thank-you"}


def test_a_room_is_added_and_waits_until_it_is_opened(rooms, olive, ada, browser_of):
    desk = browser_of(olive)
    assert "/desk/rooms/new/" in desk.get("/desk/rooms/").links()
    typed = {"name": "Two losses in a year", "description": "For a second loss soon after the first.",
             "joining": "request", "listed": [], "expecting": "on", "apart": "on", "lifts": ["faith"]}
    for _ in range(2):
        page = desk.send(desk.get("/desk/rooms/new/").form(), follow=False, **typed)
        assert (page.status, page.goes_to) == (303, "/desk/rooms/")
    row = Group.objects.get(slug="two-losses-in-a-year")
    assert (row.joining, row.apart, row.expecting, row.opened_on) == ("request", True, True, None)
    assert row.unlisted_on and row.reactions == ["with-you", "been-there", "thank-you"]
    assert row.place_in_list > rooms["long-ago"].place_in_list and notes().keys(row.lifts) == ["faith"]
    assert "Two losses" not in browser_of(ada).get("/rooms/").main
    desk.post("/desk/rooms/two-losses-in-a-year/open/")
    assert "Two losses" in browser_of(ada).get("/rooms/").main


@pytest.mark.parametrize(("name", "sentence"), [
    ("Early loss", "There is a room of this name already"),
    ("early LOSS!", "There is a room of this name already"),
    ("Move", "Use another name"),
    ("عنوان", "Use another name"),
    ("", "The room needs a name."),
])
def test_a_room_needs_a_name_of_its_own(rooms, olive, browser_of, name, sentence):
    desk = browser_of(olive)
    page = desk.send(desk.get("/desk/rooms/new/").form(), follow=False, name=name, description="What I typed.")
    assert page.status == 422 and sentence in page.main and "What I typed." in page.html
    assert Group.objects.count() == len(rooms)


def test_only_operators_add_rooms(rooms, mira, ada, browser_of):
    for someone in (mira, ada):
        assert browser_of(someone).get("/desk/rooms/new/").status == 404
        with pytest.raises(Refused):
            add_room(viewer=someone, now=NOW, name="Mine", description="x", welcome="", joining="open",
                     listed=True, apart=False, expecting=False, lifts=[], reactions=[])


def test_a_note_no_longer_offered_stays_lifted_where_it_was(rooms, olive, browser_of):
    retire_note(viewer=olive, now=NOW, note="baby-detail")
    desk = browser_of(olive)
    desk.send(desk.get("/desk/rooms/late-loss/").form(), name="Late")
    assert notes().keys(Group.objects.get(slug="late-loss").lifts) == ["baby-detail"]
    assert "baby-detail" not in desk.get("/desk/rooms/early-loss/").html
