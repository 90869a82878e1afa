"""Where so few people are that somebody may guess who wrote anonymously, it is said; numbers are kept nowhere."""

import pytest

from tealight.accounts.queries.crowd import crowd
from tealight.groups.actions.count_people import count_people
from tealight.groups.models import Group
from tealight.groups.queries import ENOUGH
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System
from tealight.place.queries import place
from tests import make

SOFTWARE = System("how many could have written it")


def in_one_room(*people):
    """Let people join one room; return its row."""
    for someone in people:
        make.in_room(someone)
    return Group.objects.get(slug="late-loss")


def count(monkeypatch, enough):
    from tealight.groups.actions import count_people as counting

    monkeypatch.setattr(counting, "ENOUGH", enough)
    count_people(viewer=SOFTWARE, now=make.NOW)


def test_a_room_is_full_enough_from_twenty_people_on():
    assert ENOUGH == 20


def test_it_is_noted_and_forgotten_again(ada, ben, cy, monkeypatch):
    room = in_one_room(ada, ben)
    assert not place().is_many and not Group.objects.get(id=room.id).is_many, "nobody counted yet: it is said"
    count(monkeypatch, 2)
    assert place().is_many and Group.objects.get(id=room.id).is_many
    count(monkeypatch, 3)
    assert place().is_many and not Group.objects.get(id=room.id).is_many


def test_no_number_is_written(ada, ben, monkeypatch):
    from tests.groups.dump import dump

    in_one_room(ada, ben)
    count(monkeypatch, 2)
    before = dump()
    count(monkeypatch, 1)
    assert dump() == before


def test_the_composer_says_so(ada, ben, browser_of, monkeypatch):
    room = in_one_room(ada, ben)
    page = browser_of(make.as_viewer(ada.member_id)).get("/stories/new/")
    assert "Fewer than twenty people are here yet" in page.words
    count(monkeypatch, 1)
    Group.objects.update(many_on=None)
    page = browser_of(make.as_viewer(ada.member_id)).get("/stories/new/")
    assert f"In {room.name} fewer than twenty people could have written it" in page.words
    count(monkeypatch, 1)
    assert "fewer than twenty" not in browser_of(make.as_viewer(ada.member_id)).get("/stories/new/").words.lower()


def test_the_box_of_a_reply_says_so(ada, ben, browser_of, monkeypatch):
    story = make.a_story(ben)
    assert "somebody may guess" in browser_of(ada).get(f"/stories/{story}/").words
    count(monkeypatch, 1)
    assert "somebody may guess" not in browser_of(ada).get(f"/stories/{story}/").words


def test_see_it_first_says_so_for_those_chosen(ada, browser_of):
    browser = browser_of(ada)
    form = browser.get("/stories/new/").form("/stories/new/")
    seen = browser.send(form, press="do=preview", body="Words.", audience="members", write_as="anonymous")
    assert "so somebody may guess who did" in seen.main
    seen = browser.send(form, press="do=preview", body="Words.", audience="members")
    assert "so somebody may guess who did" not in seen.main


def test_nobody_else_counts(mira):
    with pytest.raises(Refused):
        crowd(mira)
    with pytest.raises(Refused):
        count_people(viewer=mira, now=make.NOW)
