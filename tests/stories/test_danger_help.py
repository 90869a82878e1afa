"""Help at once: whoever shares words that sound like danger lands on it, and nobody else ever sees it."""

import pytest

from tealight.accounts.actions.choose_country import choose_country
from tealight.help.actions import load_directory
from tealight.help.queries.fitting import _FOR
from tealight.ledger.models import Event
from tealight.screening import DANGERS
from tealight.stories.help_words import WORDS
from tealight.stories.models import Reply, Story
from tests import make
from tests.stories.dangers import CHILD, FEELING, MEDICAL, OF_EACH, PLAN

QUIET = "The kettle, and then the post."


@pytest.fixture
def lines(place):
    """The helplines that come with the house."""
    load_directory(viewer=make.TEST, now=make.NOW)


@pytest.fixture
def told(monkeypatch):
    """`told(verb)`: what the team is told of, as it waits to be."""
    from tealight.config.listeners import LISTENERS

    for verb in ("danger.noticed", "danger.misread", "danger.answered"):
        monkeypatch.setitem(LISTENERS, verb, ("told.of.it",))
    return lambda verb: list(Event.objects.filter(verb=verb))


def share(desk, said, **choices):
    page = desk.press("share", body=said, **{"audience": "members", **choices})
    assert page.status == 303
    return page.goes_to, desk.browser.get(page.goes_to)


# ── where it leads ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("write_as", ["pen-name", "anonymous"])
def test_whoever_shares_a_plan_lands_on_help_and_is_told_the_truth(desk, lines, stories, write_as):
    url, page = share(desk, PLAN, write_as=write_as)
    assert url == f"/stories/{stories.get().id}/help/" and page.heading == "Your words are saved"
    assert "Members cannot see them yet." in page.main and "You are not in trouble." in page.main
    assert "We don’t know where you are and cannot send help." in page.main
    assert "999" in page.main and "move away from it while you ring" in page.main
    assert "tel:" in page.html and "That’s not what I meant" in page.main and "Change my words" in page.main
    assert page.title == "Harbour"


def test_feelings_stay_and_their_author_is_led_there_too(desk, lines):
    _, page = share(desk, FEELING)
    assert "They can be read now. Software noticed something in them, and a person will look." in page.main
    assert "move away from it" not in page.main


def test_ordinary_grief_leads_nowhere_else(desk, stories):
    url, _ = share(desk, "My baby died and nobody says her name.")
    assert url == f"/stories/{stories.get().id}/"


def test_a_reply_and_its_change_lead_there(ada, ben, browser_of, lines):
    story, browser = make.a_story(ada, QUIET), browser_of(ben)
    page = browser.send(browser.get(f"/stories/{story}/").form(f"/stories/{story}/replies/"), body=MEDICAL)
    reply = Reply.objects.get()
    assert page.forms and page.heading == "Your words are saved" and "Heavy bleeding" in page.main
    url = f"/stories/{story}/replies/{reply.id}/"
    for said, leads in ((f"{MEDICAL} A comma.", f"{url}edit/"), (PLAN, f"{url}help/")):
        sent = browser.send(browser.get(f"{url}edit/").form(f"{url}edit/"), press="do=save", follow=False, body=said)
        assert (f"{url}help/" == sent.goes_to) == (leads == f"{url}help/"), said


def test_a_change_of_a_story_leads_there_where_it_tells_of_new_danger(teasel, desk, edit, lines):
    story = make.a_story(teasel, QUIET)
    _, form = edit(story)
    assert desk.browser.send(form, press="do=save", follow=False, body=PLAN).goes_to == f"/stories/{story}/help/"
    _, form = edit(story)
    assert desk.browser.send(form, press="do=save", follow=False, body=f"{PLAN} It rains.").goes_to == f"/stories/{story}/"


@pytest.mark.parametrize(("audience", "said"), [
    ("me", "Only you can read them. Nobody is told of them"), ("circle", "Nobody of the team can, and nobody is told."),
])
def test_for_oneself_or_a_circle_help_is_shown_and_that_nobody_is_told(teasel, rowan, desk_of, lines, told, audience, said):
    desk = desk_of(make.a_circle(teasel, rowan))
    _, page = share(desk, PLAN, audience=audience)
    assert said in page.main and "not what I meant" not in page.main and "will read it" not in page.main
    assert told("danger.noticed") == []
    assert desk.browser.post(page.url, {"do": "not-meant"}).status == 403 and told("danger.misread") == []


def test_for_oneself_in_a_browser_left_open_help_asks_nothing(teasel, browser_of, lines):
    browser = browser_of(teasel, fresh=False)
    page = browser.send(browser.get("/stories/new/").form(), press="do=share", body=PLAN, audience="me")
    assert page.heading == "Help now" and "nobody is told. Here is help, at any hour." in page.main
    story = Story.objects.get().id
    assert browser.get(f"/stories/{story}/help/", follow=False).goes_to.startswith("/sign-in/again/")


# ── who sees it ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("anonymous", [False, True], ids=["named", "anonymous"])
def test_nobody_but_its_author_is_shown_it(ada, ben, mira, browser_of, lines, anonymous):
    story = make.a_story(ada, FEELING, anonymous=anonymous)
    reply = make.a_reply(make.as_viewer(ada.member_id), make.a_story(ben, QUIET), FEELING, anonymous=anonymous)
    urls = [f"/stories/{story}/help/", f"/stories/{Reply.objects.get(id=reply).story_id}/replies/{reply}/help/"]
    for url in urls:
        assert browser_of(ada).get(url).status == 200
        for other in (ben, mira):
            browser = browser_of(other)
            assert browser.get(url).html == browser.get("/stories/5/help/").html.replace("/stories/5/help/", url)
            assert browser.get(url).status == browser.post(url, {"do": "not-meant"}).status == 404


def test_what_tells_of_no_danger_any_more_leads_back(ada, browser_of):
    story = make.a_story(ada, QUIET)
    assert browser_of(ada).get(f"/stories/{story}/help/", follow=False).goes_to == f"/stories/{story}/"


# ── what is said ─────────────────────────────────────────────────────────────────────────────────
def test_every_danger_has_its_words_and_its_lines():
    assert set(WORDS) == set(_FOR) == set(OF_EACH) == set(DANGERS)


@pytest.mark.parametrize("danger", DANGERS)
def test_each_danger_in_its_own_words(ada, browser_of, lines, danger):
    story = make.a_story(ada, OF_EACH[danger])
    page = browser_of(ada).get(f"/stories/{story}/help/")
    assert WORDS[danger].lines in page.main and WORDS[danger].beside in page.main
    assert WORDS[danger].now.partition("{")[0] in page.main
    assert ("Signs that can’t wait" in page.main) == (danger in ("medical", "psychosis"))
    assert ("Who is with the child now?" in page.main) == (danger == "child-at-risk")


def test_the_country_is_the_one_that_was_chosen_and_else_the_places_and_said_to_be(ada, browser_of, lines):
    story = make.a_story(ada, FEELING)
    page = browser_of(ada).get(f"/stories/{story}/help/")
    assert "where this place is run" in page.main and "999" in page.main
    choose_country(viewer=ada, now=make.NOW, country="US")
    page = browser_of(ada).get(f"/stories/{story}/help/")
    assert "where this place is run" not in page.main and "911" in page.main and "999" not in page.main


def test_where_no_number_was_checked_there_is_still_somewhere_to_look(ada, browser_of):
    page = browser_of(ada).get(f"/stories/{make.a_story(ada, FEELING)}/help/")
    assert "Ring the emergency number where you are." in page.main and "lists helplines in many countries" in page.main


@pytest.mark.parametrize(("hours", "said"), [
    ([{"days": list(range(7)), "from": "00:00", "to": "23:59"}], "One of them will read it."),
    ([], "This place has not said when somebody is here."),
])
def test_when_somebody_looks_is_said_by_the_hours(ada, browser_of, monkeypatch, hours, said):
    from dataclasses import replace

    from tealight.place import queries
    from tealight.stories.views import beside

    story = make.a_story(ada, FEELING)
    monkeypatch.setattr(beside, "hours_of", lambda request: queries.hours_now(replace(request.place, hours=tuple(hours)), make.NOW))
    monkeypatch.setattr("tealight.stories.views.danger_help.hours_of", beside.hours_of)
    assert said in browser_of(ada).get(f"/stories/{story}/help/").main


def test_with_nobody_here_it_says_when_somebody_is(ada, browser_of, monkeypatch):
    from tealight.place import queries

    story, at_night = make.a_story(ada, FEELING), make.NOW.replace(hour=3)
    monkeypatch.setattr("tealight.stories.views.danger_help.hours_of", lambda request: queries.hours_now(request.place, at_night))
    page = browser_of(ada).get(f"/stories/{story}/help/")
    assert "Nobody of the team is here now. Volunteers are here again today at 7 pm. A person reads it then." in page.main


# ── what they can still say ──────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("anonymous", [False, True], ids=["named", "anonymous"])
def test_not_what_i_meant_reaches_the_team_and_lets_nothing_appear(ada, browser_of, lines, told, anonymous):
    story, browser = make.a_story(ada, PLAN, anonymous=anonymous), browser_of(ada)
    page = browser.get(f"/stories/{story}/help/")
    page = browser.send(page.form(f"/stories/{story}/help/"), press="do=not-meant")
    assert "Whoever reads your words will see that you said so." in page.main
    assert [(event.kind, event.thing, event.ids) for event in told("danger.misread")] == [("story", story, {"kind": "story"})]
    assert Story.objects.get(id=story).held_on


def test_the_form_about_a_child_goes_sealed_to_the_team(ada, browser_of, lines, told):
    story, browser = make.a_story(ada, CHILD), browser_of(ada)
    url = f"/stories/{story}/help/"
    form = browser.get(url).form(url)
    page = browser.send(form, press="do=safe", with_child="  ")
    assert page.status == 422 and "There is nothing in it yet." in page.main and told("danger.answered") == []
    page = browser.send(form, press="do=safe", with_child="His nan.", safe="Yes, at hers.")
    assert "The team has it, with your words." in page.main
    (event,) = told("danger.answered")
    assert event.ids["kind"] == "story" and "nan" not in str(event.ids)


def test_what_is_typed_stays_where_it_is_refused(ada, browser_of, lines):
    url, browser = f"/stories/{make.a_story(ada, CHILD)}/help/", browser_of(ada)
    page = browser.send(browser.get(url).form(url), press="do=safe", safe="x" * 601)
    assert page.status == 422 and "x" * 601 in page.html and "has room for 600" in page.main
