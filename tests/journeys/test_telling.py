"""Someone writes: sees it first, chooses who can read it, and no word is lost on the way."""

import os
import re
import signal

import pytest
from playwright.sync_api import expect

from tests.journeys.beside import PASSWORD
from tests.journeys.conftest import children, eventually, heading

WORDS = "Nobody warns you about the post.\n\nThere was blood on the hall carpet for a week.\n\nThe postman knew."


@pytest.fixture
def author(harbour) -> str:
    """Somebody in one room, with a circle of two."""
    name = harbour.newcomer("Heron", rooms=["late-loss"])
    harbour.beside.circle(name, ["Ben Harrow", "Teasel"])
    return name


def write(page, words: str, title: str = "") -> None:
    page.get_by_label("Title, if you want one").fill(title)
    page.get_by_label("Your words", exact=True).fill(words)


def test_a_story_is_seen_first_noted_and_shared_with_a_room(someone, harbour, author):
    page = someone(author).page()
    page.goto("/stories/")
    page.get_by_role("link", name="Write something").click()
    expect(heading(page)).to_have_text("Write something")
    expect(page.get_by_label("Late loss and stillbirth")).to_be_checked()  # the only room they are in
    write(page, WORDS, "The post")
    page.get_by_label("Company, not advice").check()
    page.get_by_role("button", name="See it first").last.click()
    expect(page.get_by_text("Nobody else can see it yet.")).to_be_visible()
    expect(heading(page)).to_have_text("The post")
    assert harbour.beside.sources(author)["stories"] == []
    page.locator(".preview__part", has_text="hall carpet").get_by_label("Note on this paragraph").select_option(label="Physical detail")
    page.get_by_role("button", name="Put these notes in").click()
    page.get_by_role("button", name="Share with Late loss and stillbirth").click()
    expect(page.get_by_text("Shared with this room.")).to_be_visible()
    address = page.url.partition("?")[0]

    reader = someone(harbour.newcomer("Ibis", rooms=["late-loss"])).page()
    reader.goto(address)
    expect(reader.get_by_text("Nobody warns you about the post.")).to_be_visible()
    expect(reader.get_by_text("The postman knew.")).to_be_visible()
    assert "hall carpet" not in reader.content(), "the noted paragraph was sent"
    reader.locator(".cover").get_by_role("link", name="Open").click()
    expect(reader.get_by_text("There was blood on the hall carpet for a week.")).to_be_visible()


def test_a_story_for_nobody_and_a_story_for_three(someone, harbour, author, scripts):
    page = someone(author).page()
    page.goto("/stories/new/")
    write(page, "What I have not said.")
    page.get_by_label("Only me").check()
    deed = "Keep for myself" if scripts else "Share"  # with script the button says what it will do
    page.get_by_role("button", name=deed, exact=True).click()
    expect(page.get_by_text("Kept. Only you can read it.")).to_be_visible()
    own = page.url.partition("?")[0]

    page.goto("/stories/new/")
    title = f"The loft of {author}"
    write(page, "The cot is in the loft now.", title)
    page.get_by_label("My circle").check()
    page.get_by_role("button", name="Share with my circle" if scripts else "Share", exact=True).click()
    expect(page.get_by_text("Shared. Only your circle can read it.")).to_be_visible()
    theirs = page.url.partition("?")[0]

    for who, sees in (("Ben Harrow", True), ("Marigold Lane", False)):
        visit = someone(who)
        visit.expect_fault("status of 404")
        other = visit.page()
        assert other.goto(own).status == 404
        assert (other.goto(theirs).status == 200) is sees
        assert ("The cot is in the loft now." in other.content()) is sees
    ben = someone("Ben Harrow").page()
    ben.goto(f"/people/{harbour.beside.persona(author)}/")
    expect(ben.get_by_role("link", name=title, exact=True)).to_be_visible()


def test_a_story_is_changed_closed_and_taken_back(someone, harbour, author):
    story = harbour.beside.story(author, "The first words.", title="A bench", room="late-loss")
    page = someone(author).page()
    page.goto(f"/stories/{story}/")
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("Your words", exact=True).fill("The second words.")
    page.get_by_role("button", name="Save the changes").click()
    expect(page.get_by_text("The second words.")).to_be_visible()
    page.get_by_role("button", name="Close replies").click()
    expect(page.get_by_text("Replies are closed. What was said stays.")).to_be_visible()
    ben = someone("Ben Harrow")
    ben.expect_fault("status of 404")
    reader = ben.page()
    reader.goto(f"/stories/{story}/")
    expect(reader.get_by_text("The second words.")).to_be_visible()
    expect(reader.locator("#reply")).to_have_count(0)
    page.get_by_role("link", name="Take it back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Your story is taken back. Nobody can read it now.")).to_be_visible()
    assert reader.goto(f"/stories/{story}/").status == 404


def test_drafts_survive_a_closed_tab_and_a_killed_server(someone, scripts, harbour, author):
    person = someone(author)
    page = person.page()
    page.goto("/stories/new/")
    write(page, "It was a Wednesday, and", "Wednesday")
    if not scripts:
        page.get_by_role("button", name="Keep as a draft").click()
        expect(page.get_by_text("Your draft is saved. Nobody can read it until you share it.")).to_be_visible()
    else:
        expect(page.get_by_text("Saved just now")).to_be_visible()
    page.close(run_before_unload=False)
    victim = max(children(harbour.pid))
    for pid in children(harbour.pid):
        os.kill(pid, signal.SIGKILL)
    eventually(lambda: len(now := children(harbour.pid)) == 2 and victim not in now)
    page = person.page()
    page.goto("/stories/drafts/")
    page.get_by_role("link", name="Wednesday", exact=True).click()
    expect(page.get_by_label("Your words", exact=True)).to_have_value("It was a Wednesday, and")
    page.get_by_label("Your words", exact=True).fill("It was a Wednesday, and the kettle was on.")
    page.get_by_label("All members").check()
    page.get_by_role("button", name=re.compile("^Share")).click()
    expect(page.get_by_text("Shared. All members can read it.")).to_be_visible()
    page.goto("/stories/drafts/")
    expect(page.get_by_text("Nothing is waiting here.")).to_be_visible()
    assert harbour.beside.sources(author)["stories"] == ["It was a Wednesday, and the kettle was on."]


def test_two_presses_share_one_story(someone, harbour, author):
    page = someone(author).page()
    page.goto("/stories/new/")
    write(page, "Only once, please.")
    page.get_by_label("All members").check()
    page.get_by_role("button", name=re.compile("^Share")).dblclick()
    expect(page.get_by_text("Only once, please.")).to_be_visible()
    assert harbour.beside.sources(author)["stories"] == ["Only once, please."]


def test_a_session_that_ends_while_writing_carries_everything(someone, harbour, author, scripts):
    person = someone(author)
    page = person.page()
    page.goto("/stories/new/")
    write(page, WORDS, "An hour of it")
    page.get_by_label("All members").check()
    page.get_by_label("Looking for information").check()
    harbour.beside.end_sessions(author)
    harbour.cookies.pop(author)
    if scripts:
        expect(page.get_by_text("Your words stay on this page")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Share")).click()
    page.get_by_label("Your name here").fill(author)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text("Shared. All members can read it.")).to_be_visible()
    expect(heading(page)).to_have_text("An hour of it")
    assert [words.replace("\r\n", "\n") for words in harbour.beside.sources(author)["stories"]] == [WORDS]
