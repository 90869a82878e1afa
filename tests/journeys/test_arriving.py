"""A visitor arrives, looks round, finds help, changes how it looks, and leaves at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.beside import PASSWORD
from tests.journeys.conftest import heading

AWAY = "https://www.bbc.co.uk/weather"


def test_a_visitor_looks_round_and_finds_help(someone):
    page = someone().page()
    page.goto("/")
    expect(heading(page)).to_have_text("Harbour")
    assert page.title() == "Harbour"
    page.get_by_role("link", name="Read first").click()
    page.get_by_role("link", name="Late loss and stillbirth").click()
    expect(page.get_by_text("Stories here are for members")).to_be_visible()
    assert page.title() == "Harbour", "a tab's title must not tell what somebody lost"
    page.get_by_role("link", name="Help now").first.click()
    page.get_by_role("link", name="United Kingdom").first.click()
    expect(page.locator("main a[href='tel:999']").first).to_be_visible()
    page.get_by_role("link", name="Rules").first.click()
    expect(page.get_by_text("never rank one against another")).to_be_visible()


def test_stories_are_for_members_and_signing_in_leads_on(someone, harbour):
    visitor = someone()
    visitor.expect_fault("status of 404")
    page = visitor.page()
    ticket = harbour.beside.story_titled("The ticket machine asked if I’d had a nice visit")
    for there_or_not in (ticket, ticket + 1):
        page.goto(f"/stories/{there_or_not}/")
        expect(heading(page)).to_have_text("Sign in")
    page.goto("/stories/new/")
    page.get_by_label("Your name here").fill(harbour.newcomer("Pilot"))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(heading(page)).to_have_text("Write something")
    page.goto(f"/stories/{ticket}/")
    assert "ticket" not in page.content(), "a member outside the room learns that a story is there"


@pytest.mark.parametrize("how", ["link", "three presses of Shift"])
def test_leaving_empties_the_page_before_the_next_one_comes(how, someone, scripts):
    person = someone("Ada Winter")
    page = person.page()
    page.goto("/stories/")
    if not scripts:  # keys need the script, as /leave/about/ says; the link does not
        with page.expect_request(AWAY), page.expect_response("**/leave/") as leading:
            page.get_by_role("link", name="Leave site").click(no_wait_after=True)
        assert (leading.value.status, leading.value.headers["location"]) == (303, AWAY)
        person.origins.discard("https://www.bbc.co.uk")
        return

    def leave() -> None:
        with page.expect_request(f"{AWAY}**"):
            if how == "link":
                page.get_by_role("link", name="Leave site").click(no_wait_after=True)
            else:
                for _ in range(3):
                    page.keyboard.press("Shift")

    # The other place never answers: what stays on the screen is an empty page.
    person.context.route(f"{AWAY}**", lambda route: route.fulfill(status=204))
    leave()
    expect(page).to_have_title("…")
    assert page.evaluate("document.body === null")
    person.context.unroute(f"{AWAY}**")
    # It answers: this tab's history holds what was before the stories, and no stories.
    person.context.route(f"{AWAY}**", lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html"))
    person.expect_fault("(https://www.bbc.co.uk/favicon.ico)")  # the picture of a place that is not there
    page = person.page()
    page.goto("/help/")
    page.goto("/stories/")
    leave()
    page.wait_for_url(AWAY)
    person.origins.discard("https://www.bbc.co.uk")
    page.go_back()
    expect(heading(page)).to_have_text(re.compile("^Help now"))


def test_theme_and_text_size_are_set_on_any_page_and_stay(someone):
    page = someone("Ada Winter", color_scheme="light").page()
    page.goto("/rooms/late-loss/")
    usual = _size(page)
    page.get_by_text("Text size and colours").click()
    page.get_by_text("Larger", exact=True).click()
    page.get_by_text("Dark", exact=True).click()
    page.get_by_role("button", name="Set").click()
    expect(page.get_by_text("Text size and colours are set.")).to_be_visible()
    expect(heading(page)).to_have_text("Late loss and stillbirth")
    for path in ("/stories/", "/help/"):
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        expect(page.locator("html")).to_have_attribute("data-size", "larger")
        assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(20, 24, 34)"
        assert _size(page) > 1.2 * usual


def _size(page) -> float:
    return float(page.locator("html").evaluate("html => getComputedStyle(html).fontSize").removesuffix("px"))
