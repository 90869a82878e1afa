"""The desk of what waits: read by someone of the team, never by its own author."""

import pytest

from tests import make
from tests.stories.wishes import wishes

LINK = "See https://example.org/leaflet"


@pytest.fixture
def held(ada, ben):
    """A story and a reply that wait; (story, story answered, reply)."""
    answered = make.a_story(ada, title="Answered")
    return make.a_story(ben, LINK, title="A leaflet"), answered, make.a_reply(ben, answered, LINK)


def test_what_waits_is_read_and_let_appear(held, cy, mira, browser_of):
    story, answered, reply = held
    browser = browser_of(mira)
    page = browser.get("/desk/held/")
    assert "A leaflet" in page.main
    page = browser.send(browser.get(f"/stories/{story}/").form(f"/stories/{story}/appearance/"), press="seen")
    assert "It can be read now." in page.main
    assert "A leaflet" not in page.main
    page = browser.send(page.form(f"/stories/{answered}/replies/{reply}/appearance/"), press="seen")
    assert "Nothing is waiting. Rest when you can." in page.main
    assert "A leaflet" in browser_of(cy).get("/stories/").main
    assert "example.org" in browser_of(cy).get(f"/stories/{answered}/").main


def test_a_story_leaves_the_shelf_of_the_unanswered_when_the_reply_appears(held, mira, browser_of, stories):
    _, answered, reply = held
    assert stories.get(id=answered).answered_on is None
    browser = browser_of(mira)
    browser.send(browser.get("/desk/held/").form(f"/stories/{answered}/replies/{reply}/appearance/"), press="seen")
    assert stories.get(id=answered).answered_on is not None


def test_filters_cover_at_the_desk_and_never_leave_out(ada, ben, mira, browser_of):
    """What nobody of the team meets would wait for ever."""
    answered = make.a_story(ada)
    make.a_story(ben, LINK, title="A birth", notes=["birth"])
    reply = make.a_reply(ben, answered, "[note: birth]\n" + LINK)
    browser = browser_of(wishes(mira, birth="leave-out"))
    page = browser.get("/desk/held/")
    assert "A story with a birth." in page.main
    assert "A reply with a birth." in page.main
    assert "example.org" not in page.html
    assert "example.org" in browser.get(f"/desk/held/?open={reply}").main


def test_nobody_lets_their_own_words_appear(mira, browser_of, stories):
    story = make.a_story(mira, LINK)
    stories.filter(id=story).update(held_on=make.NOW.date())
    browser = browser_of(mira)
    assert "Nothing is waiting." in browser.get("/desk/held/").main
    page = browser.post(f"/stories/{story}/appearance/")
    assert page.status == 403
    assert "Someone else reads what you wrote yourself." in page.main


def test_only_the_team_may(held, ben, cy, olive, browser_of, stories):
    story, answered, reply = held
    for viewer in (ben, cy, olive):
        assert browser_of(viewer).get("/desk/held/").status == 404
        assert browser_of(viewer).post(f"/stories/{story}/appearance/").status == 404
        assert browser_of(viewer).post(f"/stories/{answered}/replies/{reply}/appearance/").status == 404
    assert stories.get(id=story).held_on is not None


def test_who_keeps_the_place_meets_it_on_its_own_page_too(held, mira, browser_of):
    story, _, _ = held
    page = browser_of(mira).get(f"/stories/{story}/")
    assert "This waits for a person to read it. Members cannot see it yet." in page.main
    assert page.form(f"/stories/{story}/appearance/")


def test_what_is_said_in_a_circle_never_waits(ada, ben, browser_of):
    ada = make.a_circle(ada, ben)
    story = make.a_story(ada, audience="circle")
    make.a_reply(make.as_viewer(ben.member_id), story, LINK)
    assert "example.org" in browser_of(ada).get(f"/stories/{story}/").main


def test_letting_appear_twice_does_no_harm(held, mira, browser_of):
    story, _, _ = held
    browser = browser_of(mira)
    form = browser.get(f"/stories/{story}/").form(f"/stories/{story}/appearance/")
    for _ in range(2):
        assert "It can be read now." in browser.send(form, press="seen").main


def test_other_words_do_not_appear_on_the_strength_of_those_that_were_read(held, ben, cy, mira, browser_of):
    from tealight.stories.actions.edit_reply import edit_reply
    from tealight.stories.actions.edit_story import edit_story

    story, answered, reply = held
    browser = browser_of(mira)
    form = browser.get(f"/stories/{story}/").form(f"/stories/{story}/appearance/")
    below = browser.get("/desk/held/").form(f"/stories/{answered}/replies/{reply}/appearance/")
    edit_story(viewer=ben, now=make.NOW, story=story, title="", source="Something else.", audience="members", need="no-reply")
    edit_reply(viewer=ben, now=make.NOW, reply=reply, source="Something else.")
    for given in (form, below):
        page = browser.send(given, press="seen")
        assert "It was changed after you opened it, so nothing was done." in page.main
        assert "Something else." in page.main
    assert browser.post(f"/stories/{story}/appearance/").status == 303, "a press without a page does nothing either"
    for url in ("/stories/", f"/stories/{answered}/"):
        assert "Something else." not in browser_of(cy).get(url).main


@pytest.mark.parametrize("words", ["x", "1,", "٣", "9" * 30, "1," * 4000, "9" * 5000, "\x00"])
def test_strange_words_in_the_address_of_the_desk(held, mira, browser_of, words):
    assert browser_of(mira).get("/desk/held/", data={"open": words}).status == 200


def test_each_button_says_what_it_lets_appear(ada, ben, cy, mira, browser_of):
    """Who hears the page hears “Let it appear” once for each, and would not know which."""
    answered = make.a_story(ada)
    for person, words in ((ben, LINK), (ben, "Another: www.b.example"), (cy, LINK)):
        make.a_reply(person, answered, words)
    page = browser_of(mira).get("/desk/held/")
    said = [" ".join("".join(one.itertext()).split()) for one in page.root.iter("button") if "Let it" in "".join(one.itertext())]
    assert sorted(said) == [
        "Let it appear: Ben, Another: www.b.example", "Let it appear: Ben, See https://example.org/leaflet",
        "Let it appear: Cy, See https://example.org/leaflet",
    ]


def test_a_full_desk_says_that_more_may_follow_and_they_do(ada, ben, mira, browser_of, monkeypatch):
    monkeypatch.setattr("tealight.stories.queries.feed.PAGE", 2)
    monkeypatch.setattr("tealight.stories.views.held.PAGE", 2)
    told = [make.a_story(ben, LINK, title=title) for title in ("First", "Second", "Third")]
    browser = browser_of(mira)
    page = browser.get("/desk/held/")
    assert "Those that came later follow as these are read." in page.main
    assert sum(title in page.main for title in ("First", "Second", "Third")) == 2
    shown = next(story for story in told if f"/stories/{story}/" in page.links())
    page = browser.send(browser.get(f"/stories/{shown}/").form(f"/stories/{shown}/appearance/"), press="seen")
    left = [story for story in told if story != shown]
    assert all(f"/stories/{story}/" in page.links() for story in left)
