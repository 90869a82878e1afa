"""Someone answers; and nothing they wrote is lost, doubled, or told to the wrong person."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.beside import PASSWORD

BOX = "#reply textarea"


@pytest.fixture
def story(harbour) -> int:
    """A story of somebody new, in a room; what happens under it is this test's alone."""
    harbour_author = harbour.newcomer("Egret", rooms=["late-loss"])
    return harbour.beside.story(harbour_author, "I kept the receipt.\n\nIt is in the tin.", title="A receipt", room="late-loss")


@pytest.fixture
def ben(harbour) -> str:
    return harbour.newcomer("Fulmar", rooms=["late-loss"])


def test_a_reply_is_sent_answered_changed_and_taken_back(someone, harbour, story, ben):
    page = someone(ben).page()
    page.goto(f"/stories/{story}/")
    page.locator(BOX).fill("I kept the bag it came in.")
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.get_by_text("Your reply is here. You can change it or take it back.")).to_be_visible()
    mine = page.locator(".reply", has_text="I kept the bag it came in.")
    expect(mine).to_have_count(1)
    expect(page.locator(BOX)).to_have_value("")

    other = someone(harbour.newcomer("Gannet", rooms=["late-loss"])).page()
    other.goto(f"/stories/{story}/")
    other.get_by_role("link", name=re.compile(f"^Answer {ben}")).click()
    other.locator(BOX).fill("Was it a paper one?")
    other.get_by_role("button", name="Answer", exact=True).click()
    expect(other.locator(".answers .reply", has_text="Was it a paper one?")).to_have_count(1)

    page.reload()
    expect(page.locator(".answers .reply", has_text="Was it a paper one?")).to_be_visible()
    mine = page.locator(".reply", has_text="I kept the bag it came in.").first
    mine.locator("summary").first.click()
    mine.get_by_role("link", name="Change the words").click()
    page.get_by_label(re.compile("Your reply|Your words")).fill("I kept the bag it came in. Paper, yes.")
    page.get_by_role("button", name="Save the changes").click()
    expect(page.get_by_text("Paper, yes.")).to_be_visible()
    other.reload()
    expect(other.get_by_text("changed since")).to_be_visible()

    mine = page.locator(".reply", has_text="Paper, yes.").first
    mine.locator("summary").first.click()
    mine.get_by_role("link", name="Take it back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Your reply is taken back.")).to_be_visible()
    other.reload()
    assert "Paper, yes." not in other.content()
    expect(other.get_by_text("Was it a paper one?")).to_be_visible()  # what was said under it stays


def test_two_presses_make_one_reply(someone, harbour, story, ben):
    page = someone(ben).page()
    page.goto(f"/stories/{story}/")
    page.locator(BOX).fill("Hands shaking, sorry.")
    page.get_by_role("button", name="Reply", exact=True).dblclick()
    expect(page.locator(".reply", has_text="Hands shaking, sorry.")).to_have_count(1)
    page.goto(f"/stories/{story}/")
    expect(page.locator(".reply", has_text="Hands shaking, sorry.")).to_have_count(1)
    assert harbour.beside.sources(ben)["replies"] == ["Hands shaking, sorry."]


def test_a_session_that_ends_meanwhile_carries_the_words(someone, harbour, story, ben):
    page = someone(ben).page()
    page.goto(f"/stories/{story}/")
    page.locator(BOX).fill("It took me an hour to write this.")
    assert harbour.beside.end_sessions(ben) == 1
    harbour.cookies.pop(ben)
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.get_by_text("What you wrote is still on this page.")).to_be_visible()
    page.get_by_label("Your name here").fill(ben)
    page.get_by_label("Password").fill("not it, a slip of the finger")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Send it now").click()
    expect(page.locator(".reply", has_text="It took me an hour to write this.")).to_have_count(1)
    assert harbour.beside.sources(ben)["replies"] == ["It took me an hour to write this."]


def test_a_dead_line_keeps_the_words_and_says_so(someone, scripts, harbour, story, ben):
    person = someone(ben)
    page = person.page()
    page.goto(f"/stories/{story}/")
    person.expect_fault("ERR_INTERNET_DISCONNECTED")
    person.context.set_offline(True)
    page.locator(BOX).fill("On a train, in a tunnel.")
    if scripts:
        expect(page.get_by_text("Not saved yet: no connection. Your words stay on this page.")).to_be_visible()
        person.context.set_offline(False)
        expect(page.get_by_text("Saved just now")).to_be_visible(timeout=20_000)
        assert harbour.beside.drafts(ben) == ["On a train, in a tunnel."]
    else:
        # Without script the browser itself says that the line is dead; going back has the words.
        page.get_by_role("button", name="Reply", exact=True).click()
        page.wait_for_url("chrome-error://**")
        person.context.set_offline(False)
        page.go_back()
        expect(page.locator(BOX)).to_have_value("On a train, in a tunnel.")
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.locator(".reply", has_text="On a train, in a tunnel.")).to_have_count(1)
    assert harbour.beside.sources(ben)["replies"] == ["On a train, in a tunnel."]


def test_a_refusal_keeps_what_was_typed(someone, harbour, story, ben):
    page = someone(ben).page()
    page.goto(f"/stories/{story}/")
    page.locator(BOX).fill("   ")
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.locator(".error").first).to_be_visible()
    long = "I kept the receipt. " * 6_000
    page.locator(BOX).fill(long)
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.locator(".error").first).to_contain_text("Nothing is lost")
    assert page.locator(BOX).input_value() == long
    assert harbour.beside.sources(ben)["replies"] == []
