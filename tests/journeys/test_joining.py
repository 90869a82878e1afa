"""Someone joins: the first five minutes, from the first page to the first room."""

import re

from playwright.sync_api import expect

from tests.journeys.beside import PASSWORD
from tests.journeys.conftest import heading

#: seconds a form without script must be old
WITHOUT_SCRIPT = 20.5


def test_a_visitor_joins_and_reads_within_the_first_five_minutes(someone, harbour, scripts, fresh_name):
    name = fresh_name("Sandpiper")
    page = someone().page()
    page.goto("/")
    page.get_by_role("link", name="Join").first.click()
    expect(page.get_by_text("no real name")).to_be_visible()
    expect(page.get_by_text("if a life is in danger")).to_be_visible()  # before anything is asked
    page.get_by_role("link", name="Join", exact=True).last.click()

    expect(heading(page)).to_have_text("A name for here")
    page.get_by_label("A name for here").fill(name)
    page.get_by_label("Password").fill("short")
    page.get_by_label("Yes").check()
    if scripts:
        expect(page.locator("join-work input")).not_to_have_value("", timeout=30_000)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_contain_text("12 characters or more")
    expect(page.get_by_label("A name for here")).to_have_value(name)
    page.get_by_label("Password").fill(PASSWORD)
    if not scripts:
        harbour.wait(page, WITHOUT_SCRIPT)
    page.get_by_role("button", name="Next").click()

    expect(heading(page)).to_have_text("Your recovery words")
    page.get_by_role("button", name="Show my words").click()
    expect(page.locator("main ol li")).to_have_count(12)
    page.get_by_role("link", name="I have written them down").click()

    expect(heading(page)).to_have_text("What shall we keep away?")
    page.get_by_role("button", name="Start like this").click()

    expect(heading(page)).to_have_text("Where would you like to look?")
    page.get_by_label("Late loss and stillbirth").check()
    page.get_by_label("A name", exact=True).check()
    page.get_by_role("button", name="Next").click()

    expect(heading(page)).to_have_text("Come in")
    expect(page.get_by_text("Nothing is expected.")).to_be_visible()
    page.get_by_role("link", name="Read quietly").click()
    expect(heading(page)).to_have_text("Stories")
    expect(page.get_by_text("Late loss and stillbirth").first).to_be_visible()
    page.get_by_role("link", name="My things").click()
    expect(page.get_by_text(name).first).to_be_visible()


def test_someone_under_eighteen_is_shown_where_to_go(someone, fresh_name):
    page = someone().page()
    page.goto("/join/name/")
    page.get_by_label("A name for here").fill(fresh_name("Plover"))
    page.get_by_label(re.compile("^No")).check()
    page.get_by_role("button", name="Next").click()
    expect(heading(page)).to_have_text("Where to go")
    page.get_by_role("link", name="Lines that answer").click()
    expect(heading(page)).to_have_text("Help now")
    assert not page.context.cookies() or all(cookie["name"] != "place" for cookie in page.context.cookies())


def test_a_name_that_is_taken_is_said_and_nothing_is_lost(someone, harbour, scripts):
    page = someone().page()
    page.goto("/join/name/")
    page.get_by_label("A name for here").fill("ada  WINTER")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Yes").check()
    if scripts:
        expect(page.locator("join-work input")).not_to_have_value("", timeout=30_000)
    else:
        harbour.wait(page, WITHOUT_SCRIPT)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_contain_text("name")
    expect(page.get_by_label("A name for here")).to_have_value(re.compile("ada", re.IGNORECASE))
