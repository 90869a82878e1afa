"""Words written while the line is dead: kept in this browser where somebody asked for that, and nowhere else."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.eye import whole

NEW = "/stories/new/"
DEVICE = "/account/device/"
WORDS = "Through the tunnel, all of it."


@pytest.fixture
def writer(harbour):
    """Somebody new, whose browser and drafts are their own."""
    return harbour.newcomer("Rush")


@pytest.fixture
def tab(visit, harbour, writer):
    """A browser of the writer's."""
    came = visit(base_url=harbour.running.address)
    came.context.add_cookies([{**harbour.beside.cookie(writer), "url": harbour.running.address}])
    came.expect_fault("ERR_INTERNET_DISCONNECTED")
    came.expect_fault("status of 403")
    return came


def switch(page, on: bool) -> None:
    page.goto(DEVICE)
    page.get_by_label("Keep what I write here when there is no connection").set_checked(on)
    page.get_by_role("button", name="Set", exact=True).last.click()
    expect(page.get_by_text("Set, for this browser only.")).to_be_visible()


def lose_words(tab, page, path: str = NEW) -> None:
    """Write while there is no line, and let the page go: the battery, a tunnel, a hand on the door."""
    page.goto(path)
    tab.context.set_offline(True)
    page.locator("[name=body]").first.fill(WORDS)
    expect(page.locator("output.saved").first).to_contain_text("Your words are kept in this browser.")
    page.close()
    tab.context.set_offline(False)


def kept(page) -> dict:
    return page.evaluate("({...localStorage})")


def offer(page):
    return page.get_by_text("Kept in this browser when there was no connection.")


def test_nothing_is_kept_unless_somebody_asks_for_it(tab):
    page = tab.page()
    page.goto(NEW)
    tab.context.set_offline(True)
    page.locator("[name=body]").fill(WORDS)
    expect(page.locator("output.saved")).to_contain_text("Your words stay on this page.")
    assert kept(page) == {}
    page.close()
    tab.context.set_offline(False)
    page = tab.page()
    page.goto(NEW)
    expect(page.locator("[name=body]")).to_have_value("")
    assert offer(page).count() == 0


def test_words_written_over_a_dead_line_are_offered_back_and_then_saved(tab):
    page = tab.page()
    switch(page, True)
    lose_words(tab, page)
    page = tab.page()
    page.goto(NEW)
    expect(offer(page)).to_be_visible()
    (name, sealed), = kept(page).items()
    assert "tunnel" not in sealed and "stories" not in sealed
    whole(page)
    page.get_by_role("button", name="Put them back").click()
    expect(page.locator("[name=body]")).to_have_value(WORDS)
    expect(page.locator("output.saved")).to_have_text(re.compile("^Saved"))
    assert kept(page) == {}, "what is saved with us needs no second copy"
    expect(offer(page)).to_have_count(0)
    page.check("[name=audience][value=me]")
    page.get_by_role("button", name="Keep for myself").click()
    page.wait_for_url(re.compile(r"/stories/\d+/"))
    assert WORDS in page.locator("main").inner_text()


def test_what_was_chosen_comes_back_with_the_words(tab):
    page = tab.page()
    switch(page, True)
    page.goto(NEW)
    tab.context.set_offline(True)
    page.locator("[name=title]").fill("The kettle")
    page.check("[name=audience][value=me]")
    page.locator("[name=body]").fill(WORDS)
    expect(page.locator("output.saved")).to_contain_text("kept in this browser")
    page.close()
    tab.context.set_offline(False)
    page = tab.page()
    page.goto(NEW)
    page.get_by_role("button", name="Put them back").click()
    expect(page.locator("[name=title]")).to_have_value("The kettle")
    expect(page.locator("[name=audience][value=me]")).to_be_checked()
    expect(page.locator("deed-button button")).to_have_text("Keep for myself")


def test_they_can_be_thrown_away(tab):
    page = tab.page()
    switch(page, True)
    lose_words(tab, page)
    page = tab.page()
    page.goto(NEW)
    page.get_by_role("button", name="Throw them away").click()
    expect(offer(page)).to_have_count(0)
    assert kept(page) == {}


def test_a_reply_is_offered_in_its_own_box_only(tab, harbour):
    page = tab.page()
    switch(page, True)
    story = harbour.beside.story("Ben Harrow", "The bench by the weir has a new plank.", title="A plank", audience="members")
    lose_words(tab, page, f"/stories/{story}/")
    page = tab.page()
    page.goto(NEW)
    expect(page.locator("[name=body]")).to_be_visible()
    assert offer(page).count() == 0
    page.goto(f"/stories/{story}/")
    page.get_by_role("button", name="Put them back").click()
    expect(page.locator("form#reply [name=body]")).to_have_value(WORDS)
    page.locator("form#reply").get_by_role("button", name="Reply").click()
    page.wait_for_url(re.compile(r"#reply-\d+"))
    assert WORDS in page.locator("main").inner_text()


@pytest.mark.parametrize("way", ["leaving", "signing out", "switching off"])
def test_they_are_wiped(way, tab):
    page = tab.page()
    switch(page, True)
    lose_words(tab, page)
    page = tab.page()
    page.goto(DEVICE)
    assert kept(page)
    if way == "leaving":
        page.evaluate("document.querySelector('leave-site').dataset.to = '/help/'")
        page.get_by_role("link", name="Leave site").click()
        page.wait_for_url("**/help/")
    elif way == "signing out":
        page.goto("/account/")
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url("**/sign-in/**")
    else:
        switch(page, False)
    assert kept(page) == {}


def test_somebody_else_who_signs_in_here_is_offered_nothing(tab, harbour):
    page = tab.page()
    switch(page, True)
    lose_words(tab, page)
    tab.context.add_cookies([harbour.cookie("Ben Harrow")])
    page = tab.page()
    page.goto(NEW)
    expect(page.locator("[name=body]")).to_be_visible()
    page.wait_for_timeout(300)
    assert offer(page).count() == 0
    assert kept(page), "they wait for whoever wrote them"
