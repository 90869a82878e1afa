"""What is suggested to whoever writes: one thing at a time, never twice, never in the way, and kept nowhere."""

import json

import pytest

from tealight.place.queries import notes
from tealight.screening import Evidence, Leak, Nudge, Screened, Suggestion
from tealight.stories import offers as offering
from tealight.stories.actions.withdraw_story import withdraw_story
from tealight.stories.models import Draft, Reply, Story
from tealight.stories.offers import OF_LEAKS, OF_NOTES, offers
from tealight.stories.views.offers import pace
from tealight.stories.views.seen_first import PACE
from tests import make

CHILDREN = Suggestion("living-children", (Evidence("the boys", 0, 8),))
HOSPITAL = Leak("hospital", Evidence("St Mary’s", 0, 9))
AT_LEAST = Nudge(Evidence("At least you are young", 0, 22), "I’m so sorry.")
SAID = "The boys were at St Mary’s with me. At least you are young."


@pytest.fixture
def found(monkeypatch):
    """`found(notes=…, leaks=…, nudges=…)`: what screening finds in whatever is asked."""
    pace.forget()

    def finds(**what):
        monkeypatch.setattr(offering, "screen", lambda said: Screened(**what))

    finds(notes=(CHILDREN,), leaks=(HOSPITAL,), nudges=(AT_LEAST,))
    return finds


def asked(browser, **fields):
    page = browser.post("/stories/looking/", {"title": "", "body": SAID, "audience": "members", "declined": "", **fields})
    assert page.status == 200
    return json.loads(page.response.content)["offer"]


# ── what is suggested ────────────────────────────────────────────────────────────────────────────
def test_every_note_that_may_be_suggested_has_its_sentence_and_no_other(place):
    printed = {note.key for note in notes().all if note.is_printed}
    assert set(OF_NOTES) == printed == {note.key for note in notes().all} - {"tfmr"}


def test_the_note_about_ending_a_pregnancy_is_never_suggested(place, found):
    found(notes=(Suggestion("tfmr", (Evidence("x", 0, 1),)), Suggestion("no-note-of-ours", ())))
    assert offers(SAID, notes(), noted=(), declined=()) == ()


def test_better_words_come_first_and_only_in_an_answer_to_others(place, found):
    assert [one.kind for one in offers(SAID, notes(), noted=(), declined=(), nudges=True)] == ["nudge", "note", "leak"]
    assert [one.kind for one in offers(SAID, notes(), noted=(), declined=())] == ["note", "leak"]


@pytest.mark.parametrize(("audience", "kinds"), [("me", []), ("circle", ["note"]), ("members", ["note", "leak"]), ("room:late-loss", ["note", "leak"])])
def test_what_nobody_can_meet_gives_nobody_away(place, found, audience, kinds):
    assert [one.kind for one in offers(SAID, notes(), noted=(), declined=(), audience=audience)] == kinds


def test_of_a_kind_of_leak_one_is_told_and_a_medicine_as_what_it_is(place, found):
    found(leaks=(HOSPITAL, HOSPITAL, Leak("medicine", Evidence("m", 0, 1)), Leak("another-kind", Evidence("a", 0, 1))))
    told = offers(SAID, notes(), noted=(), declined=())
    assert [one.value for one in told] == ["leak-hospital", "leak-medicine"] and "the law" in told[1].text
    assert {"name", "hospital", "number", "address", "handle", "medicine", "provider"} == set(OF_LEAKS)


# ── while it is written ──────────────────────────────────────────────────────────────────────────
def test_one_at_a_time_and_what_is_there_or_declined_is_not_said_again(ada, browser_of, found):
    browser = browser_of(ada)
    first = asked(browser)
    assert (first["value"], first["title"]) == ("living-children", "You mention children at home.")
    assert asked(browser, notes=["living-children"])["value"] == "leak-hospital"
    assert asked(browser, body=f"[note: Living children]\n{SAID}")["value"] == "leak-hospital"
    assert asked(browser, declined="living-children")["words"] == "St Mary’s"
    assert asked(browser, declined="living-children,leak-hospital") is None
    assert asked(browser, answers="others")["better"] == "I’m so sorry."
    assert asked(browser, answers="own")["kind"] == "note"


def test_better_words_take_the_place_of_a_whole_sentence(place, found):
    said = "I read this. At least you are young, and so on! I am here."
    (first, *_) = offers(said, notes(), noted=(), declined=(), nudges=True)
    assert first.words == "At least you are young, and so on!" and "“At least you are young” is meant well" in first.title


def test_as_screening_finds_it(place):
    found = offers("The boys ask where he is. We were at St Mary's.", notes(), noted=(), declined=())
    assert [one.value for one in found] == ["living-children", "leak-hospital"]


def test_nothing_of_it_is_kept_and_nothing_of_it_is_logged(ada, browser_of, found, caplog):
    asked(browser_of(ada))
    assert "St Mary" not in caplog.text and not Draft.objects.exists() and not Story.objects.exists()


def test_asked_too_often_it_says_nothing_and_another_session_is_not_kept_waiting(ada, ben, browser_of, found, monkeypatch):
    monkeypatch.setattr(pace, "_each", 2)
    browser, other = browser_of(ada), browser_of(ben)
    assert asked(browser) and asked(browser)
    page = browser.post("/stories/looking/", {"body": SAID})
    assert page.status == 429 and json.loads(page.response.content) == {"offer": None}
    assert asked(other)


def test_a_visitor_is_not_answered(anybody, place):
    assert anybody.post("/stories/looking/", {"body": SAID}).status != 200


def test_the_page_of_a_story_says_whose_it_is_to_the_script_alone(ada, ben, browser_of):
    story = make.a_story(ada)
    for viewer, answers in ((ada, "own"), (ben, "others")):
        assert f'<word-offers data-look="/stories/looking/" data-answers="{answers}"' in browser_of(viewer).get(f"/stories/{story}/").html


# ── without script: when it is seen first ────────────────────────────────────────────────────────
def test_seen_first_all_of_it_stands_there_and_one_press_settles_each(desk, found, stories):
    page = desk.press("preview", body=SAID, audience="members")
    assert "You mention children at home." in page.main and "“St Mary’s” People who know you may recognise it." in page.main
    assert "At least" in page.main and "meant well" not in page.main
    page = desk.browser.send(page.form("/stories/new/"), press="offer=living-children")
    assert "You mention children at home." not in page.main and "living children" in page.main
    page = desk.browser.send(page.form("/stories/new/"), press="offer=no-leak-hospital")
    assert "People who know you" not in page.main
    desk.browser.send(page.form("/stories/new/"), press="do=share")
    assert notes().keys(stories.get().notes) == ["living-children"]


def test_declined_it_stays_so_in_the_draft(desk, found):
    page = desk.press("preview", body=SAID, audience="members")
    page = desk.browser.send(page.form("/stories/new/"), press="offer=no-living-children")
    page = desk.browser.send(page.form("/stories/new/"), press="do=write")
    desk.browser.send(page.form("/stories/new/"), press="do=keep")
    form = desk.browser.get("/stories/drafts/0/").form("/stories/new/")
    page = desk.browser.send(form, press="do=preview")
    assert "You mention children at home." not in page.main and "St Mary’s” People" in page.main


def test_whatever_is_suggested_it_can_be_shared_as_it_is(desk, found, stories):
    assert desk.press("share", body=SAID, audience="members").status == 303
    assert stories.get().notes == 0


def test_in_a_change_a_note_on_a_part_is_not_suggested_again(teasel, desk, edit, found):
    _, form = edit(make.a_story(teasel, f"[note: living-children]\n{SAID}"))
    page = desk.browser.send(form, press="do=preview")
    assert "You mention children at home." not in page.main and "St Mary’s” People" in page.main


def test_what_is_declined_cannot_fill_the_disk(desk, found):
    form = desk.open()
    form.fields["declined"] = ["x" * 5_000]
    desk.press("keep", form, body=SAID)
    page = desk.browser.get("/stories/drafts/0/")
    assert len(page.form("/stories/new/").fields["declined"][0]) == 1_000


# ── a reply, without script ──────────────────────────────────────────────────────────────────────
def box(browser, story, answer=""):
    return browser.get(f"/stories/{story}/{answer}").form(f"/stories/{story}/replies/")


def looks(browser, story, **typed):
    """Fill the box of a story in, and ask to see it first."""
    return browser.send(box(browser, story), press="do=look", **typed)


@pytest.fixture
def adas_story(ada):
    return make.a_story(ada, "It was a quiet day.")


def test_a_reply_is_seen_first_with_what_is_suggested_and_is_not_sent(ben, adas_story, found, browser_of):
    page = looks(browser_of(ben), adas_story, body=SAID)
    assert page.status == 200 and "Nobody else can see it yet." in page.main
    for said in ("is meant well, and can hurt", "Perhaps: I’m so sorry.", "You mention children at home.", "“St Mary’s”"):
        assert said in page.main
    assert Reply.objects.count() == 0


def test_better_words_stand_in_their_place_by_one_press_and_the_rest_is_as_typed(ben, adas_story, found, browser_of):
    browser = browser_of(ben)
    page = browser.send(box(browser, adas_story), press="do=look", body=SAID)
    form = page.form(f"/stories/{adas_story}/replies/")
    found(notes=(CHILDREN,))
    offering_again = browser.send(form, press="offer=better-nudge")
    assert "The boys were at St Mary’s with me. At least you are young." in offering_again.html, "none are suggested any more"
    found(notes=(CHILDREN,), nudges=(AT_LEAST,))
    changed = browser.send(form, press="offer=better-nudge")
    words = changed.form(f"/stories/{adas_story}/replies/").fields["body"]
    assert words == ["The boys were at St Mary’s with me. I’m so sorry."]
    assert Reply.objects.count() == 0


def test_a_note_is_added_and_what_is_declined_is_not_suggested_again(ben, adas_story, found, browser_of):
    browser = browser_of(ben)
    page = browser.send(box(browser, adas_story), press="do=look", body=SAID)
    page = browser.send(page.form(f"/stories/{adas_story}/replies/"), press="offer=living-children")
    page = browser.send(page.form(f"/stories/{adas_story}/replies/"), press="offer=no-nudge")
    page = browser.send(page.form(f"/stories/{adas_story}/replies/"), press="offer=no-leak-hospital")
    form = page.form(f"/stories/{adas_story}/replies/")
    assert form.fields["notes"] == ["living-children"] and not [name for name, _ in form.buttons if name == "offer"]
    browser.send(form, press="")
    reply = Reply.objects.get()
    assert list(notes().keys(reply.notes)) == ["living-children"]
    assert "At least you are young." in browser.get(f"/stories/{adas_story}/").main


def test_on_one_s_own_story_no_better_words_are_suggested(ada, adas_story, found, browser_of):
    page = looks(browser_of(ada), adas_story, body=SAID)
    assert "You mention children at home." in page.main and "is meant well" not in page.main


def test_what_cannot_be_sent_is_said_and_nothing_is_suggested(ben, adas_story, found, browser_of):
    page = looks(browser_of(ben), adas_story, body=" ")
    assert page.status == 422 and "There are no words yet." in page.main and "is meant well" not in page.main


def test_a_story_that_is_gone_gives_the_words_back(ben, ada, adas_story, found, browser_of):
    browser = browser_of(ben)
    form = box(browser, adas_story)
    withdraw_story(viewer=ada, now=make.NOW, story=adas_story)
    page = browser.send(form, press="do=look", body=SAID)
    assert page.status == 404 and SAID in page.html and "is meant well" not in page.main


def test_an_answer_and_a_change_are_seen_first_too(ben, ada, adas_story, found, browser_of):
    browser = browser_of(ben)
    number = make.a_reply(ben, adas_story, "Thinking of you.")
    url = f"/stories/{adas_story}/replies/{number}/edit/"
    page = browser.send(browser.get(url).form(url), press="do=look", body=SAID)
    assert page.status == 200 and "is meant well" in page.main and "Nobody else can see it yet." in page.main
    page = browser.send(page.form(url), press="offer=better-nudge")
    assert page.form(url).fields["body"] == ["The boys were at St Mary’s with me. I’m so sorry."]
    assert "Thinking of you." in browser.get(f"/stories/{adas_story}/").main
    hers = browser_of(ada)
    answer = f"?answer={number}"
    page = hers.send(box(hers, adas_story, answer), press="do=look", body=SAID)
    assert "You mention children at home." in page.main and Reply.objects.count() == 1


def test_seen_too_often_it_is_still_seen_and_nothing_is_suggested(ben, ada, adas_story, found, browser_of, desk, monkeypatch):
    monkeypatch.setattr(PACE, "_each", 1)
    browser = browser_of(ben)
    assert "St Mary’s” People who know you" in looks(browser, adas_story, body=SAID).main
    page = looks(browser, adas_story, body=SAID)
    assert page.status == 200 and "Nobody else can see it yet." in page.main and "People who know you" not in page.main
    assert "People who know you" in desk.press("preview", body=SAID, audience="members").main
    page = desk.press("preview", body=SAID, audience="members")
    assert page.status == 200 and "People who know you" not in page.main
