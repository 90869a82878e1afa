"""Writing in a real browser: kept as it is typed, over a dead line, in two windows, and without script."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.beside import PASSWORD

NEW = "/stories/new/"


@pytest.fixture
def writer(harbour):
    """Somebody new, with a password, whose drafts are their own."""
    return harbour.newcomer("Fern")


@pytest.fixture
def typing(visit, harbour, writer):
    """A browser of the writer's, with scripts."""
    came = visit(base_url=harbour.running.address)
    came.context.add_cookies([harbour.cookie(writer)])
    return came


def saved(page):
    expect(page.locator("output.saved")).to_have_text(re.compile("^Saved"))


def says(page, words):
    expect(page.locator("output.saved")).to_contain_text(words)


def title_of_story(page):
    return page.locator("h1").inner_text()


# ── with script ──────────────────────────────────────────────────────────────────────────────────
def test_what_is_typed_is_kept_without_pressing_anything(typing, visit, harbour, writer):
    page = typing.page()
    page.goto(NEW)
    page.locator("[name=title]").fill("The kettle")
    page.locator("[name=body]").press_sequentially("It is on again.")
    page.check("[name=audience][value=me]")
    saved(page)
    page.close()  # a crash: nothing was pressed, nothing was asked
    after = visit(base_url=harbour.running.address)
    after.context.add_cookies([harbour.cookie(writer)])
    page = after.page()
    page.goto("/stories/drafts/")
    page.get_by_role("link", name="Go on").click()
    assert page.locator("[name=title]").input_value() == "The kettle"
    assert page.locator("[name=body]").input_value() == "It is on again."
    assert page.locator("[name=audience]:checked").get_attribute("value") == "me"
    page.get_by_role("button", name="Keep for myself").click()
    page.wait_for_url(re.compile(r"/stories/\d+/"))
    assert "Kept. Only you can read it." in page.locator("main").inner_text()
    page.goto("/stories/drafts/")
    assert "Nothing is waiting here." in page.locator("main").inner_text()


def test_the_button_says_what_it_will_do(typing):
    page = typing.page()
    page.goto(NEW)
    button = page.locator("deed-button button")
    assert button.inner_text() == "Share"
    page.check("[name=audience][value=me]")
    assert button.inner_text() == "Keep for myself"
    page.check("[name=audience][value=members]")
    assert button.inner_text() == "Share with all members"


def test_over_a_dead_line_the_words_stay_and_are_saved_when_it_is_back(typing):
    typing.expect_fault("ERR_INTERNET_DISCONNECTED")
    page = typing.page()
    page.goto(NEW)
    typing.context.set_offline(True)
    page.locator("[name=body]").fill("Through the tunnel.")
    says(page, "Not saved yet: no connection. Your words stay on this page.")
    assert page.locator("[name=body]").input_value() == "Through the tunnel."
    typing.context.set_offline(False)
    saved(page)


def test_two_windows_are_told_and_both_are_kept(typing):
    page = typing.page()
    page.goto(NEW)
    page.locator("[name=body]").fill("One.")
    saved(page)
    page.goto("/stories/drafts/")
    kept = page.get_by_role("link", name="Go on").get_attribute("href")
    page.close()
    one, two = typing.page(), typing.page()
    for window in (one, two):
        window.goto(kept)
    one.locator("[name=body]").fill("One, from here.")
    saved(one)
    two.locator("[name=body]").fill("One, from there.")
    says(two, "Both are kept")
    two.locator("[name=body]").fill("One, from there, and on.")
    saved(two)
    one.goto("/stories/drafts/")
    listed = one.locator("main").inner_text()
    assert "One, from here." in listed and "One, from there, and on." in listed
    assert one.get_by_role("link", name="Go on").count() == 2


def test_a_session_that_ended_keeps_the_words_through_signing_in(typing, harbour, writer):
    typing.expect_fault("403")
    page = typing.page()
    page.goto(NEW)
    page.locator("[name=body]").fill("An hour of it.")
    page.check("[name=audience][value=members]")
    saved(page)
    kept = [one for one in typing.context.cookies() if not one["name"].endswith("place")]
    typing.context.clear_cookies()
    typing.context.add_cookies(kept)
    page.locator("[name=body]").press_sequentially(" And more.")
    says(page, "you may have been signed out")
    page.get_by_role("button", name="Share with all members").click()
    page.get_by_label("Your name here").fill(writer)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Send it now").click()
    page.wait_for_url(re.compile(r"/stories/\d+/"))
    assert "An hour of it. And more." in page.locator("main").inner_text()


def test_a_reply_begun_stands_in_its_box_again(typing):
    page = typing.page()
    page.goto("/stories/")
    page.locator(".card__title a").first.click()
    box = page.locator("form#reply textarea")
    box.fill("So sor")
    saved(page)
    page.reload()
    assert box.input_value() == "So sor"
    box.fill("So sorry.")
    page.locator("form#reply").get_by_role("button", name="Reply").click()
    page.wait_for_url(re.compile(r"#reply-\d+"))
    assert box.input_value() == ""
    page.goto("/stories/drafts/")
    assert "Nothing is waiting here." in page.locator("main").inner_text()


def test_the_toolbar_shapes_what_is_selected(typing):
    page = typing.page()
    page.goto(NEW)
    body = page.locator("[name=body]")
    body.fill("soft")
    body.select_text()
    page.get_by_role("button", name="Italic").click()
    assert body.input_value() == "*soft*"
    page.get_by_role("button", name="See it first").last.click()
    assert page.locator("main em").inner_text() == "soft"


def test_leaving_at_once_is_not_held_up_by_unsaved_words(typing):
    page = typing.page()
    page.route("**/*", lambda route: route.continue_() if "127.0.0.1" in route.request.url else route.abort())
    page.goto(NEW)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.locator("[name=body]").press_sequentially("x")
    page.evaluate("document.querySelector('leave-site').dataset.to = '/help/'")
    page.get_by_role("link", name="Leave site").click()
    page.wait_for_url("**/help/")
    assert asked == []


# ── without script ───────────────────────────────────────────────────────────────────────────────
def test_from_an_empty_page_to_a_story_taken_back_without_script(visit, harbour, writer):
    came = visit(java_script_enabled=False, base_url=harbour.running.address)
    came.context.add_cookies([harbour.cookie(writer)])
    page = came.page()
    page.goto(NEW)
    assert page.get_by_role("group", name="Shape the text").count() == 0  # no button that does nothing
    page.fill("[name=title]", "The kettle")
    page.fill("[name=body]", "It is on again.\n\nI bled.")
    page.check("[name=audience][value=members]")
    page.get_by_role("button", name="See it first").last.click()
    assert title_of_story(page) == "The kettle"
    page.locator("[name=note-1]").select_option(label="Physical detail")
    page.get_by_role("button", name="Put these notes in").click()
    page.get_by_role("button", name="Back to writing").click()
    assert "[note: physical-detail]\nI bled." in page.locator("[name=body]").input_value()
    page.get_by_role("button", name="Keep as a draft").click()
    assert "Your draft is saved." in page.locator("main").inner_text()
    page.goto("/stories/drafts/")
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("button", name="Share", exact=True).click()
    assert "Shared. All members can read it." in page.locator("main").inner_text()
    page.goto(page.url.split("?")[0] + "edit/")
    page.fill("[name=body]", "It is on again, and off.")
    page.get_by_role("button", name="Save the changes").click()
    assert "Your changes are saved." in page.locator("main").inner_text()
    assert "and off" in page.locator("main").inner_text()
