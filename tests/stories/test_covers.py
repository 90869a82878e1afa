"""A covered story sends one line, and nothing of itself, until Open asks the server."""

import re

import pytest

from tests import make
from tests.stories.wishes import wishes

TITLE, WORDS, REPLY = "Kittiwake title", "Guillemot words", "Razorbill answer"


@pytest.fixture
def story(ada, cy):
    number = make.a_story(ada, WORDS, title=TITLE, notes=["physical-detail"], need="information")
    make.a_reply(cy, number, REPLY)
    return number


@pytest.mark.parametrize("handling", ["cover", "leave-out"])
def test_nothing_of_a_covered_story_is_in_the_page(story, ada, ben, cy, browser_of, handling):
    page = browser_of(wishes(ben, physical_detail=handling)).get(f"/stories/{story}/")
    assert page.heading == "A story"
    assert "A story with physical detail." in page.main
    leaks = (
        "Kittiwake", "Guillemot", "Razorbill", "Ada", "Cy", str(ada.persona_id), str(cy.persona_id),
        "Looking for information", "ago", "members", "reply-", "wheel",
    )
    main = page.html.partition("<main")[2].partition("</main>")[0]
    assert not [leak for leak in leaks if leak in main]
    assert page.title == "Harbour"


def test_open_asks_the_server_and_changes_nothing(story, ben, browser_of):
    browser = browser_of(wishes(ben, physical_detail="cover"))
    (way,) = [link for link in browser.get(f"/stories/{story}/").links() if "open=" in link]
    opened = browser.get(way.partition("#")[0])
    for words in (TITLE, WORDS, REPLY, "Ada"):
        assert words in opened.main
    assert TITLE not in browser.get(f"/stories/{story}/").html, "opened once is not opened for ever"


def test_what_was_opened_stays_open_through_the_forms_of_the_page(story, ben, browser_of):
    browser = browser_of(wishes(ben, physical_detail="cover"))
    page = browser.get(f"/stories/{story}/?open=story")
    after = browser.send(page.form(f"/stories/{story}/reaction/"), press="reaction")
    assert TITLE in after.main
    page = browser.get(f"/stories/{story}/?open=story")
    after = browser.send(page.form(f"/stories/{story}/replies/"), body="I am so sorry.")
    assert TITLE in after.main
    assert "I am so sorry." in after.main


def test_a_covered_reply_is_one_line_and_its_answers_come_with_it(ada, ben, cy, browser_of):
    story = make.a_story(ada)
    top = make.a_reply(cy, story, "Guillemot words", notes=["physical-detail"])
    make.a_reply(ada, story, "Razorbill answer", answers=top)
    browser = browser_of(wishes(ben, physical_detail="cover"))
    page = browser.get(f"/stories/{story}/")
    assert "A reply with physical detail." in page.main
    replies = page.html.partition('id="replies"')[2].partition("<draft-keeper")[0]
    for leak in ("Guillemot", "Razorbill", "Cy", str(cy.persona_id)):
        assert leak not in replies
    (way,) = [link for link in page.links() if f"open=r{top}" in link]
    opened = browser.get(way.partition("#")[0]).main
    assert "Guillemot words" in opened
    assert "Razorbill answer" in opened


def test_a_reply_left_out_leaves_no_gap_to_count(ada, ben, cy, browser_of):
    story = make.a_story(ada)
    make.a_reply(cy, story, "The first.")
    birth = make.a_reply(cy, story, "She was born in May.", notes=["birth"])
    make.a_reply(cy, story, "An answer to it.", answers=birth)
    make.a_reply(cy, story, "The last.")
    page = browser_of(wishes(ben, birth="leave-out")).get(f"/stories/{story}/")
    replies = page.html.partition('id="replies"')[2].partition("<draft-keeper")[0]
    assert "The first." in replies
    assert "The last." in replies
    for trace in ("May", "An answer to it", str(birth), "birth", 'class="cover', "reply__gone"):
        assert trace not in replies
    assert re.findall(r' id="(\w+)', replies) == ["reply", "reply"]
    assert not re.findall(r"\b[1-9]\b", re.sub(r"<svg.*?</svg>", "", replies)), "an ordinal would show the gap"


def test_a_paragraph_of_a_reply_can_be_opened(ada, ben, cy, browser_of):
    story = make.a_story(ada)
    reply = make.a_reply(cy, story, "First.\n\n[note: physical-detail]\nThe tiles.")
    browser = browser_of(wishes(ben, physical_detail="cover"))
    page = browser.get(f"/stories/{story}/")
    assert "The tiles." not in page.html
    (way,) = [link for link in page.links() if f"open=r{reply}p1" in link]
    assert "The tiles." in browser.get(way.partition("#")[0]).main


@pytest.mark.parametrize("words", ["story,", "p99999", "r1p", "x" * 3000, "story\x00", "٣", "p1,p1,p1," * 400, "-"])
def test_strange_words_in_the_address_open_nothing_strange(story, ben, browser_of, words):
    page = browser_of(wishes(ben, physical_detail="cover")).get(f"/stories/{story}/", data={"open": words})
    assert page.status == 200
    assert (TITLE in page.main) == words.startswith("story,")
