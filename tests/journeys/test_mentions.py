"""Someone is called by their pen name: they are told, and opening what they were told is a press."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import eventually


@pytest.fixture
def called(harbour) -> str:
    """Somebody in one room, whom nobody has called yet."""
    return harbour.newcomer("Turnstone", rooms=["late-loss"])


def open_notice(page, writer: str) -> None:
    """Find one new notice about `writer`; see that looking opens nothing, and press it."""
    for _ in range(2):
        page.goto("/notices/")
        expect(page.locator(".notice--new")).to_have_count(1)
    with page.expect_request(re.compile(r"/notices/\d+/$")) as asked:
        page.locator(".notice--new").get_by_role("button", name=re.compile(writer)).click()
    assert asked.value.method == "POST", "a notice was opened by looking"


def test_a_name_in_a_reply_reaches_whom_it_calls_and_leads_to_the_line(someone, harbour, called):
    writer = harbour.newcomer("Rook", rooms=["late-loss"])
    story = harbour.beside.story("Marigold Lane", "Does anyone else count the lamps?", title="", room="late-loss")
    page = someone(writer).page()
    page.goto(f"/stories/{story}/")
    page.locator("#reply textarea").fill(f"I think @{called.lower()} does.")
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.get_by_role("link", name=f"@{called}")).to_be_visible()  # spelt as they spell it
    eventually(lambda: harbour.beside.notices(called) == 1, 60)

    theirs = someone(called).page()
    open_notice(theirs, writer)
    expect(theirs.locator(".reply", has_text=f"I think @{called} does.")).to_be_visible()
    assert "#reply-" in theirs.url
    theirs.goto("/notices/")
    expect(theirs.locator(".notice")).to_have_count(1)
    expect(theirs.locator(".notice--new")).to_have_count(0)


def test_a_name_in_a_story_leads_to_the_story(someone, harbour, called):
    writer = harbour.newcomer("Dotterel", rooms=["late-loss"])
    page = someone(writer).page()
    page.goto("/stories/new/")
    page.get_by_label("Your words", exact=True).fill(f"Thank you, @{called}, for the tea.")
    page.get_by_label("All members").check()
    page.get_by_role("button", name=re.compile("^Share")).click()
    expect(page.get_by_role("link", name=f"@{called}")).to_be_visible()
    story = page.url.partition("?")[0]
    eventually(lambda: harbour.beside.notices(called) == 1, 60)

    theirs = someone(called).page()
    open_notice(theirs, writer)
    expect(theirs.get_by_text("for the tea.")).to_be_visible()
    assert theirs.url.partition("?")[0] == story


def test_nobody_is_told_of_what_they_may_not_read(someone, harbour, called):
    writer = harbour.newcomer("Fieldfare", rooms=["late-loss"])
    harbour.beside.circle(writer, ["Ben Harrow"])
    harbour.beside.story(writer, f"I did not dare to ask @{called}.", title="", audience="circle")
    harbour.beside.story(writer, f"So I ask here, @{called}.", title="")  # the later of the two
    eventually(lambda: harbour.beside.notices(called), 60)
    page = someone(called).page()
    open_notice(page, writer)
    expect(page.get_by_text("So I ask here")).to_be_visible()
