"""Searching: what may be read and is wanted is found, nothing else, and what was asked is kept nowhere."""

from datetime import timedelta

import pytest

from tests import make
from tests.stories.wishes import keeps_away, takes_back, wishes

OLD = make.NOW.date().replace(year=2025)


@pytest.fixture
def finds(browser_of):
    """`finds(ben, "garden")`: the page of what Ben finds."""

    def search(viewer, words, **choices):
        browser = browser_of(viewer)
        return browser.send(browser.get("/search/").form("/search/"), words=words, **choices)

    return search


@pytest.fixture
def ada(place):
    return make.a_person("Ada", joined_on=OLD)


@pytest.fixture
def ben(place):
    return make.a_person("Ben", joined_on=OLD)


def titles(page):
    return [title for title in ("Garden", "Kitchen", "Hall", "Attic", "Cellar", "Stairs", "Porch") if title in page.main]


def test_a_story_and_a_reply_are_found_and_what_answers_is_marked(ada, ben, finds, browser_of):
    story = make.a_story(ada, "We planted a rowan by the gate. **It flowered** in May.", title="Garden")
    reply = make.a_reply(ben, story, "Rowans! Ours flowers late, @Ada.")
    page = finds(ben, "flowering")
    assert titles(page) == ["Garden"] and "Reply: Garden" in page.main
    assert "<mark>flowered</mark>" in page.html and "<mark>flowers</mark>" in page.html
    assert {f"/stories/{story}/", f"/stories/{story}/replies/{reply}/"} <= set(page.links())
    assert "@Ada" in page.main and "@[" not in page.html
    assert "Nothing was found." in finds(ben, "zebrafinch").main


def test_markup_in_what_was_said_stays_words(ada, ben, finds):
    make.a_story(ada, "Write <mark>flowers</mark> & <script>x</script> flowers", title="Garden")
    page = finds(ben, "flowers")
    assert "&lt;mark&gt;<mark>flowers</mark>&lt;/mark&gt; &amp; &lt;script&gt;" in page.html


def test_only_what_one_may_read_is_found(ada, ben, cy, mira, finds, browser_of):
    cy = make.a_person("Dora", joined_on=OLD)
    ada = make.a_circle(make.in_room(ada), ben)
    word = "The wallpaper."
    make.a_story(ada, word, title="Garden")
    make.a_story(ada, word, title="Kitchen", room="late-loss")
    make.a_story(ada, word, title="Hall", audience="circle")
    make.a_story(ada, word, title="Attic", audience="me")
    takes_back(ada, make.a_story(ada, word, title="Cellar"))
    make.a_story(make.a_person("Newcomer"), word + " See https://example.org/", title="Stairs")
    ben, in_room = make.as_viewer(ben.member_id), make.in_room(cy)
    assert titles(finds(ada, "wallpaper")) == ["Garden", "Kitchen"]
    assert titles(finds(ben, "wallpaper")) == ["Garden"]
    assert titles(finds(in_room, "wallpaper")) == ["Garden", "Kitchen"]
    assert titles(finds(mira, "wallpaper")) == ["Garden"], "who keeps the place meets what waits at the desk"
    assert browser_of(ada).get("/search/").status == 200


def test_filters_hold_for_wholes_paragraphs_rooms_and_people(ada, ben, finds):
    dora = make.a_person("Dora", joined_on=OLD)
    make.a_story(ada, "The wallpaper.", title="Garden", notes=["birth"])
    make.a_story(ada, "The wallpaper.", title="Kitchen", notes=["physical-detail"])
    make.a_story(ada, "A quiet day.\n\n[note: physical-detail]\nThe wallpaper.", title="Hall")
    make.a_story(dora, "The wallpaper.", title="Attic")
    told = make.a_story(ada, "Something.", title="Cellar", notes=["birth"])
    make.a_reply(dora, told, "The wallpaper.")
    plain = wishes(ben)
    assert set(titles(finds(plain, "wallpaper"))) == {"Garden", "Kitchen", "Hall", "Attic", "Cellar"}
    for handling in ("leave-out", "cover"):
        careful = keeps_away(wishes(ben, birth=handling, physical_detail=handling), "mute", dora)
        page = finds(careful, "wallpaper")
        assert "Nothing was found." in page.main and titles(page) == []
        assert titles(finds(careful, "quiet")) == ["Hall"]
        assert "wallpaper" not in finds(careful, "quiet").main.replace("wallpaper\"", "")
    assert "Garden" in finds(ada, "wallpaper").main, "one's own words are never kept away"


def test_an_edit_and_a_taking_back_are_found_at_once(ada, ben, finds):
    from tealight.stories.actions.edit_story import edit_story

    story = make.a_story(ada, "The wallpaper.", title="Garden")
    edit_story(viewer=ada, now=make.NOW, story=story, title="Kitchen", source="The curtains.", audience="members", need="no-reply")
    assert titles(finds(ben, "wallpaper")) == [] and titles(finds(ben, "curtains")) == ["Kitchen"]
    assert titles(finds(ben, "kitchen")) == ["Kitchen"], "a title is found too"
    takes_back(ada, story)
    assert titles(finds(ben, "curtains")) == []


def test_where_and_what_for_and_which_first(ada, ben, finds):
    from tealight.groups.models import Group

    ada, ben = make.in_room(ada), make.in_room(ben)
    hour = timedelta(hours=1)
    make.a_story(ada, "Rain, rain, rain.", title="Garden", room="late-loss", now=make.NOW - 3 * hour)
    make.a_story(ada, "A long afternoon with some rain in it and much else besides.", title="Kitchen", need="company")
    room = str(Group.objects.get(slug="late-loss").id)
    assert titles(finds(ben, "rain", room=room)) == ["Garden"]
    assert titles(finds(ben, "rain", need="company")) == ["Kitchen"]
    newest, closest = finds(ben, "rain"), finds(ben, "rain", order="closest")
    assert newest.main.index("Kitchen") < newest.main.index("Garden")
    assert closest.main.index("Garden") < closest.main.index("Kitchen")
    page = finds(ben, "rain", room="7")
    assert page.status == 422 and page.form("/search/").fields["words"] == ["rain"]


def test_a_list_goes_on_and_ends(ada, ben, browser_of, finds):
    for number in range(25):
        make.a_story(ada, "The wallpaper.", title=f"Number {number:02}.", now=make.NOW - timedelta(hours=number))
    page = finds(ben, "wallpaper")
    assert "Number 19." in page.main and "Number 20." not in page.main
    (further,) = [link for link in page.links() if link.startswith("/search/?asked=")]
    page = browser_of(ben).get(further)
    assert "Number 20." in page.main and "Number 24." in page.main and "Number 19." not in page.main
    assert "That’s everything that was found." in page.main


def test_what_was_asked_is_in_no_address_and_opens_for_nobody_else(ada, ben, browser_of):
    make.a_story(ada, "The wallpaper.", title="Garden")
    browser = browser_of(ben)
    answer = browser.send(browser.get("/search/").form("/search/"), follow=False, words="wallpaper")
    assert answer.status == 302 and "wallpaper" not in answer.goes_to
    assert "Garden" in browser.get(answer.goes_to).main, "it can be opened again, and come back to"
    page = browser_of(ada).get(answer.goes_to)
    assert page.status == 200 and "Garden" not in page.main and "wallpaper" not in page.html


@pytest.mark.parametrize("token", ["x", "é", "=" * 40, "A" * 9000, "\x00"])
def test_an_address_that_asks_nothing_shows_the_form(ben, browser_of, token):
    page = browser_of(ben).get("/search/", data={"asked": token})
    assert page.status == 200 and page.heading == "Search" and "Found" not in page.main


@pytest.mark.parametrize(("words", "said"), [
    ("", "Type a word that may have been said."), ("...", "There is no word in this."), ("x" * 201, "1 characters longer"),
    ("a\x00b", "null byte"),
])
def test_what_cannot_be_looked_for_is_answered_and_kept_in_the_box(ben, finds, words, said):
    page = finds(ben, words)
    assert page.status == 422 and said in page.main


@pytest.mark.parametrize("words", ['"', "' OR 1=1 --", "NEAR(", "*", "a:b", "-x", "אחרי", "😀", "%", "\\"])
def test_odd_questions_break_nothing(ada, ben, finds, words):
    make.a_story(ada, "Something.", title="Garden")
    assert finds(ben, words).status in (200, 422)


def test_rooms_and_helplines_are_found_and_rooms_nobody_meets_by_chance_are_not(ben, finds):
    from tealight.accounts.actions.choose_country import choose_country
    from tealight.help.actions import load_directory

    load_directory(viewer=make.TEST, now=make.NOW)
    ben = make.in_room(ben)
    page = finds(ben, "stillbirth")
    assert "/rooms/late-loss/" in page.links()
    choose_country(viewer=ben, now=make.NOW, country="GB")
    page = finds(make.as_viewer(ben.member_id), "samaritans")
    assert "Samaritans" in page.main and any(link.startswith("tel:") for link in page.links())
    assert "/rooms/pregnant-after-loss/" not in finds(ben, "pregnant").links()


def test_people_are_found_if_they_want_to_be(ada, ben, cy, browser_of, finds):
    from tealight.accounts.actions.pause_account import pause_account

    heron = make.a_person("Quiet Heron", line="Mostly by the river.")
    assert f"/people/{heron.persona_id}/" not in finds(ben, "quiet heron").links(), "nobody is found unasked"
    browser = browser_of(heron)
    page = browser.send(browser.get("/account/found/").form("/account/found/"), found="on")
    assert "Saved." in page.words
    for words in ("Quiet Heron", "quiét", "QUIET HER"):
        page = finds(ben, words)
        assert f"/people/{heron.persona_id}/" in page.links() and "Mostly by the river." in page.main, words
    assert f"/people/{heron.persona_id}/" not in finds(ben, "heron").links(), "a name is found by its beginning"
    for way in ("block", "mute", "hide"):
        away = keeps_away(make.a_person(f"Reader {way}"), way, heron)
        assert f"/people/{heron.persona_id}/" not in finds(away, "quiet heron").links(), way
    browser.send(browser.get("/account/found/").form("/account/found/"), found=[])
    assert f"/people/{heron.persona_id}/" not in finds(ben, "quiet heron").links()
    browser.send(browser.get("/account/found/").form("/account/found/"), found="on")
    pause_account(viewer=heron, now=make.NOW)
    assert f"/people/{heron.persona_id}/" not in finds(ben, "quiet heron").links()


def test_who_is_not_in_is_asked_to_sign_in(anybody):
    assert anybody.get("/search/", follow=False).goes_to.startswith("/sign-in/")
