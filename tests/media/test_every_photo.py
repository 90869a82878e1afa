"""Whoever cannot bear photos meets none: covered or left out whatever their notes, before a byte is sent."""

import pytest

from tests import make
from tests.media.shared import answers, image, shares
from tests.stories.wishes import wishes

pytestmark = pytest.mark.django_db


def pictures(page):
    return [seen.get("alt") for seen in page.root.iter("img")]


def test_gentle_sends_no_photo_at_all(ada, ben, browser_of):
    from tealight.accounts.actions.choose_filters import choose_filters

    shared = shares(ada, {"alt": "PLANTED-ALT"})
    answered = answers(ada, shared.story, {"alt": "PLANTED-ALT"})
    choose_filters(viewer=ben, now=make.NOW, preset="gentle")
    browser = browser_of(make.as_viewer(ben.member_id))
    page = browser.get(shared.page)
    assert pictures(page) == [] and "PLANTED" not in page.html and "shared by" not in page.main
    for url in (shared.url(), answered.url()):
        assert browser.get(url).status == 404
    assert "every photo that members share" in browser.get("/account/filters/").main


def test_covered_is_one_line_that_says_what_helps_to_decide(ada, ben, browser_of):
    shared = shares(ada, {"alt": "one"}, {"alt": "two", "notes": ("nicu",)})
    browser = browser_of(wishes(ben, photos="cover"))
    page = browser.get(shared.page)
    assert pictures(page) == []
    assert "A photo shared by Ada." in page.main and "A photo shared by Ada, with neonatal care." in page.main
    assert browser.get(shared.url()).status == 404
    opened = browser.get(next(url for url in page.links() if f"i{shared.photos[0]}" in url))
    assert pictures(opened) == ["one"]
    assert browser.get(image(opened).get("src")).status == 200


def test_a_note_left_out_stays_out_where_photos_are_only_covered(ada, ben, browser_of):
    shared = shares(ada, {"notes": ("scan-photo",)})
    page = browser_of(wishes(ben, photos="cover", scan_photo="leave-out")).get(shared.page)
    assert "A photo" not in page.main and str(shared.photos[0]) not in page.html


def test_a_room_lifts_its_notes_and_no_wish_about_photos(ada, browser_of):
    rowan = wishes(make.in_room(make.a_person("Rowan")), photos="leave-out")
    shared = shares(make.in_room(ada), {"notes": ("baby-photo",)}, room="late-loss")
    assert browser_of(rowan).get(shared.url()).status == 404


def test_ones_own_photos_are_always_there(ada, browser_of):
    shared = shares(wishes(ada, photos="leave-out"), {"alt": "mine"})
    browser = browser_of(make.as_viewer(ada.member_id))
    assert pictures(browser.get(shared.page)) == ["mine"]
    assert browser.get(shared.url()).status == 200


# ── the team ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.slow
@pytest.mark.parametrize("wish", [{"photos": "leave-out"}, {"photos": "cover"}, {"scan_photo": "leave-out"}])
def test_nobody_lets_a_photo_appear_that_was_not_there_to_be_seen(ben, cy, mira, browser_of, wish):
    """What a moderator leaves out is covered where they have to decide, and opens."""
    waits = shares(ben, {"alt": "it waits", "notes": ("scan-photo",)})
    answered = answers(ben, make.a_story(cy), {"alt": "it waits", "notes": ("scan-photo",)})
    browser = browser_of(wishes(mira, **wish))
    page = browser.get(waits.page)
    assert pictures(page) == [] and "A photo shared by Ben, with a scan picture." in page.main
    opened = browser.get(next(url for url in page.links() if f"i{waits.photos[0]}" in url))
    assert pictures(opened) == ["it waits"] and browser.get(image(opened).get("src")).status == 200
    desk = browser.get("/desk/held/")
    assert pictures(desk) == []
    opened = browser.get(f"/desk/held/?open={answered.reply}")
    assert pictures(opened) == ["it waits"] and browser.get(image(opened).get("src")).status == 200


def test_a_paragraph_is_there_to_be_read_before_a_story_appears(ben, mira, browser_of):
    story = make.a_story(ben, "See https://example.org\n\n[note: birth]\nPLANTED words.")
    page = browser_of(wishes(mira, birth="leave-out")).get(f"/stories/{story}/")
    assert "A paragraph with a birth." in page.main and "PLANTED" not in page.html
