"""Where the team slows things down."""

import pytest

from tealight.groups.models import Group
from tealight.place.queries import place
from tests import make
from tests.stories.wishes import keeps_away, wishes


@pytest.mark.parametrize("who", ["mira", "olive"])
def test_the_team_lets_a_room_or_a_thread_go_slowly_and_on_again(who, ada, ben, request, browser_of):
    make.the_rooms()
    story = make.a_story(ada, "An argument.", title="Tea")
    desk = browser_of(request.getfixturevalue(who))
    room = f"room-{Group.objects.get(slug='early-loss').id}"
    assert desk.send(desk.get("/desk/slow/").form("/desk/slow/"), follow=False, where=room, minutes="20").status == 303
    at = f"/desk/slow/{story}/"
    desk.send(desk.get(at).form(at))
    page = desk.get("/desk/slow/")
    assert "every twenty minutes" in page.main and "Tea" in page.main and len(place().slow) == 2
    assert "every ten minutes" in browser_of(ben).get(f"/stories/{story}/").main
    assert "every twenty minutes" in browser_of(make.in_room(ben, "early-loss")).get("/rooms/early-loss/").main
    desk.post("/desk/slow/end/", {"where": room})
    desk.post("/desk/slow/end/", {"where": room})
    assert set(place().slow) == {f"thread-{story}"}


def test_from_the_thread_the_team_finds_the_way(ada, mira, ben, browser_of):
    story = make.a_story(ada, "An argument.")
    assert f"/desk/slow/{story}/" in browser_of(mira).get(f"/stories/{story}/").links()
    assert f"/desk/slow/{story}/" not in browser_of(ben).get(f"/stories/{story}/").links()


def test_nobody_else_slows_anything(ada, browser_of):
    for address in ("/desk/slow/", "/desk/slow/7/"):
        assert browser_of(ada).get(address).status == 404
    assert browser_of(ada).post("/desk/slow/end/", {"where": "place"}).status == 404


def test_what_nobody_can_read_cannot_be_slowed(ada, mira, browser_of):
    story = make.a_story(ada, "For myself.", audience="me")
    for address in (f"/desk/slow/{story}/", "/desk/slow/7/"):
        assert browser_of(mira).get(address).status == 404
    desk = browser_of(mira)
    assert desk.send(desk.get("/desk/slow/").form("/desk/slow/"), follow=False, where="thread-7").status == 422


@pytest.mark.parametrize("handling", ["cover", "leave-out"])
def test_a_title_that_the_team_keeps_away_is_one_line_there_too(ada, mira, browser_of, handling):
    story = make.a_story(ada, "An argument.", title="Forceps", notes=["physical-detail"])
    desk, at = browser_of(wishes(mira, physical_detail=handling)), f"/desk/slow/{story}/"
    page = desk.get(at)
    assert "A thread with physical detail." in page.main and "Forceps" not in page.html
    desk.send(page.form(at))
    page = desk.get("/desk/slow/")
    assert "A thread with physical detail." in page.main and "Forceps" not in page.html
    assert "Forceps" in browser_of(wishes(mira)).get("/desk/slow/").main
    assert "Forceps" not in browser_of(keeps_away(mira, "block", ada)).get("/desk/slow/").html
