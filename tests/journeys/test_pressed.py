"""The pages that only a press leads to: previews, refusals, things shown once. Whole for everyone, like the others."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.beside import PASSWORD
from tests.journeys.conftest import heading
from tests.journeys.eye import whole

pytestmark = pytest.mark.slow


@pytest.fixture
def tab(visit, harbour):
    """`tab("Ada Winter")`: a page of hers; forms that are given back are no fault here."""

    def open_for(pen_name: str = ""):
        person = visit(base_url=harbour.running.address)
        for status in ("400", "403", "404", "422"):
            person.expect_fault(f"status of {status}")
        if pen_name:
            person.context.add_cookies([harbour.cookie(pen_name)])
        return person.page()

    return open_for


def write(page) -> None:
    page.goto("/stories/new/")
    page.get_by_label("Title, if you want one").fill("The post")
    page.get_by_label("Your words", exact=True).fill("Nobody warns you.\n\n> It came anyway.\n\n- one\n- two\n\n**The postman** knew.")


def test_a_story_seen_first(tab):
    page = tab("Ada Winter")
    write(page)
    page.get_by_role("button", name="See it first").last.click()
    expect(page.get_by_text("Nobody else can see it yet.")).to_be_visible()
    page.locator(".preview__part select").first.select_option(label="Physical detail")
    page.get_by_role("button", name="Put these notes in").click()
    expect(page.locator(".preview__part--noted").first).to_be_visible()
    whole(page)


def test_a_story_given_back(tab):
    page = tab("Ada Winter")
    page.goto("/stories/new/")
    page.get_by_role("button", name="Share").last.click()
    expect(page.get_by_role("alert")).to_be_visible()
    whole(page)


def test_a_reply_given_back_and_one_whose_story_is_gone(tab, harbour):
    name = harbour.newcomer("Thrush", rooms=["late-loss"])
    story = harbour.beside.story("Marigold Lane", "For a moment.", title="", room="late-loss")
    page = tab(name)
    page.goto(f"/stories/{story}/")
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.locator(".error").first).to_be_visible()
    whole(page)
    page.goto(f"/stories/{story}/")
    page.locator("#reply textarea").fill("I kept mine too.")
    harbour.beside.withdraw("Marigold Lane", story)
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(heading(page)).to_have_text("This is not here any more")
    expect(page.get_by_label("Your reply")).to_have_value("I kept mine too.")
    whole(page)


def test_signing_in_with_words_carried(tab, harbour):
    name = harbour.newcomer("Twite", rooms=["late-loss"])
    page = tab(name)
    write(page)
    page.get_by_label("All members").check()
    harbour.beside.end_sessions(name)
    harbour.cookies.pop(name)
    page.get_by_role("button", name=re.compile("^Share")).click()
    expect(page.get_by_text("You were signed out meanwhile.")).to_be_visible()
    whole(page)
    page.get_by_label("Your name here").fill(name)
    page.get_by_label("Password").fill("a slip of the finger")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    whole(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("button", name="Send it now")).to_be_visible()
    whole(page)


def test_what_is_shown_once(tab, harbour):
    name = harbour.newcomer("Wigeon")
    page = tab(name)
    page.goto("/circle/")
    page.get_by_role("button", name="Make a circle").click()
    whole(page)
    page.get_by_role("button", name="Make an invitation").click()
    expect(page.locator("code.token")).to_be_visible()
    whole(page)
    page.goto("/account/words/")
    page.get_by_role("button", name="Show my words").click()
    expect(page.locator("main ol li")).to_have_count(12)
    whole(page)
    page = tab("Mira Holt")
    page.goto("/desk/rooms/")
    page.get_by_role("button", name="Make an invitation").first.click()
    expect(page.locator("code.token")).to_be_visible()
    whole(page)


def test_forms_given_back_while_joining_and_coming_back(tab):
    page = tab()
    page.goto("/join/name/")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_be_visible()
    whole(page)
    page.goto("/recover/words/")
    page.locator("main form").get_by_role("button").first.click()
    expect(page.get_by_role("alert")).to_be_visible()
    whole(page)
    page.goto("/contact/")
    page.get_by_role("button", name="Send to the team").click()
    expect(page.get_by_role("alert")).to_be_visible()
    whole(page)


def test_what_was_done_is_said_on_the_next_page(tab, harbour):
    page = tab(harbour.newcomer("Wren"))
    page.goto("/rooms/late-loss/")
    page.get_by_role("button", name="Join this room").click()
    expect(page.get_by_text("You’re in. Nobody is told.")).to_be_visible()
    whole(page)


def test_what_may_not_be_done_is_said_in_a_sentence(tab, harbour):
    page = tab(harbour.newcomer("Yaffle"))
    page.goto("/rooms/tfmr/")
    answer = page.goto("/desk/")
    assert answer.status == 404  # to someone who is not on the team there is no desk
    whole(page)
