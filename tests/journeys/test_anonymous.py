"""Somebody writes what nobody shall be able to tell is theirs, in a real browser; each write is traced.

The place these journeys go to runs under tests/ground/traced_place.py: what it writes with an
anonymous thing is read statement by statement, and one that leads to its author fails the journey.
"""

import re

import pytest
from playwright.sync_api import expect

BOX = "#reply textarea"


@pytest.fixture
def heron(harbour) -> str:
    return harbour.newcomer("Heron", settled=True)


def write_anonymously(page, words: str) -> str:
    """Share a story under a name made for it; return its address."""
    page.goto("/stories/new/")
    page.locator("[name=body]").fill(words)
    page.check("[name=audience][value=members]")
    page.check("[name=write_as][value=anonymous]")
    page.get_by_role("button", name=re.compile("^Share")).click()
    page.wait_for_url(re.compile(r"/stories/\d+/"))
    return page.url.partition("?")[0]


def test_a_story_is_told_changed_closed_and_taken_back(someone, harbour, heron, notes):
    page, reader = someone(heron).page(), someone(harbour.newcomer("Ibis"))
    reader.expect_fault("status of 404")  # taken back, it is nowhere
    other = reader.page()
    before = notes.requests
    address = write_anonymously(page, "I have told nobody this.")
    other.goto(address)
    expect(other.get_by_text("I have told nobody this.")).to_be_visible()
    assert heron not in other.content()

    page.goto(f"{address}edit/")
    page.locator("[name=body]").fill("I have told nobody this, until today.")
    page.get_by_role("button", name=re.compile("^Save")).click()
    expect(page.get_by_text("until today")).to_be_visible()
    other.reload()
    assert "until today" in other.content() and heron not in other.content()

    page.goto(f"{address}withdrawal/")
    page.get_by_role("button", name="Take it back").click()
    page.wait_for_load_state()
    other.reload()
    assert "told nobody" not in other.content()
    assert notes.faults() == []
    assert notes.requests >= before + 3, "sharing, changing and taking back are each watched"


def test_an_answer_is_sent_and_taken_back(someone, harbour, heron, notes):
    author = harbour.newcomer("Jay")
    story = harbour.beside.story(author, "I kept the receipt.")
    page, other = someone(heron).page(), someone(author).page()
    before = notes.requests
    page.goto(f"/stories/{story}/")
    page.locator(BOX).fill("I kept the bag.")
    page.locator("#reply [name=anonymous]").check()
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.locator(".reply", has_text="I kept the bag.")).to_have_count(1)
    other.goto(f"/stories/{story}/")
    expect(other.locator(".reply", has_text="I kept the bag.")).to_have_count(1)
    assert heron not in other.content()

    mine = page.locator(".reply", has_text="I kept the bag.").first
    mine.locator("summary").first.click()
    mine.get_by_role("link", name="Take it back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Your reply is taken back.")).to_be_visible()
    assert notes.faults() == []
    assert notes.requests >= before + 2, "answering and taking back are each watched"


def test_a_draft_goes_on_and_is_told_anonymously(someone, heron, notes):
    page = someone(heron).page()
    before = notes.requests
    page.goto("/stories/new/")
    page.locator("[name=body]").fill("Half of it.")
    page.check("[name=write_as][value=anonymous]")
    page.get_by_role("button", name=re.compile("draft", re.IGNORECASE)).first.click()
    page.goto("/stories/drafts/")
    page.get_by_role("link", name="Go on").first.click()
    expect(page.locator("[name=write_as][value=anonymous]")).to_be_checked()
    page.check("[name=audience][value=members]")
    page.get_by_role("button", name=re.compile("^Share")).click()
    page.wait_for_url(re.compile(r"/stories/\d+/"))
    assert heron not in page.locator("article").first.inner_text()
    assert notes.faults() == [] and notes.requests >= before + 1
