"""A phone left open: what only its author can read asks again, and a thread asks nobody."""

import pytest

from tealight.stories.actions.keep_draft import keep_draft
from tealight.stories.actions.withdraw_reply import withdraw_reply
from tealight.stories.actions.withdraw_story import withdraw_story
from tealight.stories.queries.drafts import DraftKind, Keeping, Subject
from tests import make
from tests.make import NOW
from tests.page import Browser

SECRET = "Nobody knows that I kept the hat."


@pytest.fixture
def left_open(ada):
    """Ada's browser, in somebody else's hands."""
    return Browser.of(ada, fresh=False)


def begin(viewer, kind, number, under=0):
    fields = {"body": SECRET, "notes": []}
    if kind is DraftKind.EDIT:
        fields |= {"title": "", "audience": "members", "need": "", "seen": ""}
    kept = keep_draft(
        viewer=viewer, now=NOW, subject=Subject(kind, number, under), fields=fields, keeping=Keeping(window="w")
    )
    return kept.keeping.slot


def asks(browser, url) -> None:
    """The page asks who it is, shows nothing, and opens with the password."""
    page = browser.get(url)
    assert page.heading == "Is it you?" and SECRET not in page.html
    assert SECRET in browser.send(page.form("/sign-in/again/"), password=make.PASSWORD).html


def test_a_story_for_oneself_asks_again(ada, left_open):
    story = make.a_story(ada, SECRET, audience="me")
    asks(left_open, f"/stories/{story}/")


def test_a_story_taken_back_asks_again_also_when_it_is_changed(ada, left_open):
    story = make.a_story(ada, SECRET)
    withdraw_story(viewer=ada, now=NOW, story=story)
    assert left_open.get(f"/stories/{story}/edit/").heading == "Is it you?"
    page = left_open.post(f"/stories/{story}/replies/", {"body": "x"})
    assert page.heading == "Is it you?" and SECRET not in page.html, "nor by sending something"
    asks(left_open, f"/stories/{story}/")


def test_what_others_can_read_asks_nobody(ada, ben, left_open):
    story = make.a_story(ada, SECRET)
    assert SECRET in left_open.get(f"/stories/{story}/").main
    assert SECRET in left_open.get(f"/stories/{story}/edit/").html
    assert SECRET in Browser.of(ben, fresh=False).get(f"/stories/{story}/").main


def test_an_answer_begun_is_not_in_the_box_and_a_line_leads_to_it(ada, ben, left_open):
    story = make.a_story(ben)
    slot = begin(ada, DraftKind.REPLY, story)
    page = left_open.get(f"/stories/{story}/")
    assert "You began an answer here." in page.main and SECRET not in page.html
    assert page.form(f"/stories/{story}/replies/").fields["body"] == [""]
    asks(left_open, f"/stories/drafts/{slot}/")
    assert "You began an answer here." not in left_open.get(f"/stories/{story}/").main


def test_nor_below_a_reply(ada, ben, left_open):
    story = make.a_story(ben)
    above = make.a_reply(ben, story)
    begin(ada, DraftKind.REPLY, story, above)
    page = left_open.get(f"/stories/{story}/?answer={above}")
    assert "You began an answer here." in page.main and SECRET not in page.html


def test_what_is_written_in_the_empty_box_leaves_what_was_begun(ada, ben, left_open):
    story = make.a_story(ben)
    slot = begin(ada, DraftKind.REPLY, story)
    form = left_open.get(f"/stories/{story}/").form(f"/stories/{story}/replies/")
    assert left_open.send(form, body="I’m so sorry.", follow=False).status == 303
    asks(left_open, f"/stories/drafts/{slot}/")


def test_a_change_begun_asks_again(ada, left_open):
    story = make.a_story(ada)
    begin(ada, DraftKind.EDIT, story)
    asks(left_open, f"/stories/{story}/edit/")


def test_a_change_of_a_reply_begun_or_of_one_taken_back_asks_again(ada, ben, left_open):
    story = make.a_story(ben)
    begun, gone = make.a_reply(ada, story), make.a_reply(ada, story, "Another.")
    begin(ada, DraftKind.EDIT_REPLY, begun, story)
    withdraw_reply(viewer=ada, now=NOW, reply=gone)
    assert left_open.get(f"/stories/{story}/replies/{gone}/edit/").heading == "Is it you?"
    asks(left_open, f"/stories/{story}/replies/{begun}/edit/")


def test_whoever_wrote_for_an_hour_is_not_asked_for_a_password_afterwards(left_open):
    form = left_open.get("/stories/new/").form("/stories/new/")
    page = left_open.send(form, press="do=share", body=SECRET, audience="me")
    assert "Kept. Only you can read it." in page.words and page.heading != "Is it you?"


@pytest.mark.parametrize("url", ["/account/filters/", "/account/word/", "/join/filters/own/"])
def test_what_somebody_cannot_bear_and_the_word_for_it_ask_again(left_open, url):
    assert left_open.get(url).heading == "Is it you?"
