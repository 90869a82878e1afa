"""The page of a pen name, and keeping someone away."""

from datetime import timedelta

import pytest

from tealight.groups.actions.open_room import open_room
from tealight.groups.models import Group
from tests import make
from tests.stories.wishes import keeps_away


def test_a_pen_name_has_a_page_without_dates_or_counts(ada, ben, browser_of):
    from tealight.accounts.models import Persona

    Persona.objects.filter(id=ada.persona_id).update(line="Mostly on the bus.")
    make.a_story(ada, "Some words.", title="A title", now=make.NOW - timedelta(days=2))
    page = browser_of(ben).get(f"/people/{ada.persona_id}/")
    assert page.heading == "Ada"
    assert "Mostly on the bus." in page.main
    assert "A title" in page.main
    for told in ("joined", "since", "member for", "stories:", "last seen", "online"):
        assert told not in page.main.lower()


def test_the_page_shows_what_its_reader_may_read_and_no_more(ada, ben, cy, mira, browser_of):
    ada = make.a_circle(make.in_room(ada), cy)
    make.a_story(ada, title="For all")
    make.a_story(ada, title="In the room", room="late-loss")
    make.a_story(ada, title="In the circle", audience="circle")
    make.a_story(ada, title="For nobody", audience="me")
    make.a_story(ada, "See https://example.org", title="It waits")
    shown = {
        name: {title for title in ("For all", "In the room", "In the circle", "For nobody", "It waits") if title in page}
        for name, page in (
            (viewer.pen_name, browser_of(viewer).get(f"/people/{ada.persona_id}/").main) for viewer in (ada, ben, cy, mira)
        )
    }
    assert shown == {
        "Ada": {"For all", "In the room", "In the circle", "It waits"},
        "Ben": {"For all"},
        "Cy": {"For all", "In the circle"},
        "Mira": {"For all", "In the room"},
    }


def test_a_room_that_stands_apart_is_met_on_no_page_by_who_did_not_join_it(ada, ben, mira, browser_of):
    make.the_rooms()
    row = Group.objects.get(slug="trying-again")
    open_room(viewer=make.TEST, now=make.NOW, group=row.id)
    ada, ben = make.in_room(ada, "trying-again"), make.in_room(ben, "trying-again")
    story = make.a_story(ada, title="Two weeks of waiting", room="trying-again")
    page = f"/people/{ada.persona_id}/"
    for reader, meets in ((ada, True), (ben, True), (mira, False)):
        assert ("Two weeks of waiting" in browser_of(reader).get(page).main) is meets, reader.pen_name
    assert browser_of(mira).get(f"/stories/{story}/").status == 200, "a keeper may still follow a link"
    make.in_room(mira, "trying-again")
    assert "Two weeks of waiting" in browser_of(mira).get(page).main


def test_ones_own_page_offers_no_way_to_keep_oneself_away(ada, browser_of):
    page = browser_of(ada).get(f"/people/{ada.persona_id}/")
    assert "Block" not in page.main
    assert browser_of(ada).post(f"/people/{ada.persona_id}/distance/block/").status == 403


@pytest.mark.parametrize(("way", "said"), [
    ("hide", "Hidden. You won’t see this person’s words."),
    ("mute", "Muted. They are not told."),
    ("block", "Blocked. You won’t meet their words"),
])
def test_someone_is_kept_away_from_their_page_and_met_again(ada, ben, browser_of, way, said):
    make.a_story(ada, title="From Ada")
    browser = browser_of(ben)
    page = browser.post(f"/people/{ada.persona_id}/distance/{way}/", follow=True)
    assert said in page.main
    assert "You asked not to meet this person’s words." in page.main
    assert "From Ada" not in page.main
    page = browser.send(page.form(f"/people/{ada.persona_id}/distance/none/"))
    assert "You can see this person’s words again." in page.main
    assert "From Ada" in page.main


@pytest.mark.parametrize("way", ["hide", "mute", "block"])
def test_someone_is_kept_away_from_under_a_story(ada, ben, cy, browser_of, way):
    story = make.a_story(ada, title="A title")
    reply = make.a_reply(cy, story, "Words of Cy.")
    browser = browser_of(ben)
    page = browser.post(f"/stories/{story}/replies/{reply}/distance/{way}/?open=story", follow=True)
    assert page.heading == "A title"
    assert "Words of Cy." not in page.main
    assert ("A reply by someone you asked not to meet." in page.main) == (way == "mute")
    page = browser.post(f"/stories/{story}/distance/{way}/", follow=True)
    assert page.heading == "Stories"
    assert "A title" not in page.main


def test_a_muted_reply_can_be_opened(ada, ben, cy, browser_of):
    story = make.a_story(ada)
    reply = make.a_reply(cy, story, "Words of Cy.")
    browser = browser_of(keeps_away(ben, "mute", cy))
    assert "Words of Cy." in browser.get(f"/stories/{story}/?open=r{reply}").main


def test_nobody_is_told_and_nothing_shows_it(ada, ben, browser_of):
    story = make.a_story(ada)
    before = {url: browser_of(ada).get(url).main for url in ("/stories/", f"/stories/{story}/", f"/people/{ben.persona_id}/")}
    for way in ("hide", "mute", "block"):
        keeps_away(ben, way, ada)
    assert {url: browser_of(ada).get(url).main for url in before} == before


def test_a_way_that_does_not_exist_leads_nowhere(ada, ben, browser_of):
    story = make.a_story(ada)
    for url in (f"/stories/{story}/distance/ban/", f"/people/{ada.persona_id}/distance/ban/", f"/stories/{story}/distance/none/"):
        assert browser_of(ben).post(url).status == 404
    assert browser_of(ben).get(f"/stories/{story}/distance/hide/").status == 405


def test_the_name_of_who_paused_leads_nowhere_and_the_words_stay(ada, ben, browser_of):
    from tealight.accounts.actions.pause_account import pause_account

    told = make.a_story(ada, "Some words.", title="A title")
    called = make.a_story(ben, "Thank you, @Ada.")
    pause_account(viewer=ada, now=make.NOW)
    browser = browser_of(ben)
    for url in (f"/stories/{told}/", f"/stories/{called}/", "/stories/"):
        page = browser.get(url)
        assert "Ada" in page.main and f"/people/{ada.persona_id}/" not in page.links(), url
