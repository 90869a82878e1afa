"""Ways back in, and no way back to what was closed: recovery words, ended sessions, the Back button."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.ground.browser import ARGUMENTS, Visit, find_or_install
from tests.journeys.conftest import heading

NEW = "five slow silver boats on the river by the mill"


@pytest.fixture
def keeping(browser, harbour) -> Iterator:
    """`keeping(name)`: someone's browser that keeps pages whole in its memory, as people's do; the tests' own does not."""
    chromium = browser.browser_type.launch(
        executable_path=find_or_install(), args=ARGUMENTS, ignore_default_args=["--disable-back-forward-cache"]
    )
    visits: list[Visit] = []

    def come(pen_name: str, **choices) -> Visit:
        visits.append(Visit(chromium, base_url=harbour.running.address, **choices))
        visits[-1].context.add_cookies([{**harbour.beside.cookie(pen_name), "url": harbour.running.address}])
        return visits[-1]

    yield come
    for one in visits:
        one.close()
    chromium.close()


def without_headers(route) -> None:
    """Hand a page on as a browser sees it that keeps pages in memory whatever their headers say."""
    answer = route.fetch()
    told = {name: value for name, value in answer.headers.items() if name not in {"cache-control", "set-cookie"}}
    route.fulfill(response=answer, headers=told)


def test_a_session_ended_elsewhere_is_ended_here_at_the_next_step(someone, harbour):
    pen_name = harbour.newcomer("Siskin")
    page = someone(pen_name).page()
    page.goto("/account/")
    expect(heading(page)).to_have_text("My things")
    harbour.beside.end_sessions(pen_name)  # in another process
    page.get_by_role("link", name=re.compile("^Your name here")).click()
    expect(heading(page)).to_have_text("Sign in")
    assert pen_name not in page.content()


def test_words_are_written_down_and_bring_somebody_back(someone, harbour):
    pen_name = harbour.newcomer("Fieldfare")
    page = someone(pen_name).page()
    page.goto("/account/words/")
    page.get_by_role("button", name="Show my words").click()
    expect(page.locator("main ol li")).to_have_count(12)
    words = page.locator("main ol li").all_inner_texts()
    elsewhere = someone().page()
    elsewhere.goto("/sign-in/")
    elsewhere.get_by_role("link", name="I can’t get in").click()
    elsewhere.get_by_role("link", name=re.compile("I have my recovery words")).click()
    elsewhere.get_by_label("Your name here").fill(pen_name.upper())
    elsewhere.get_by_label("Your twelve recovery words").fill("\n".join(words))
    elsewhere.get_by_label("New password").fill(NEW)
    elsewhere.get_by_role("button", name="Change my password").click()
    expect(elsewhere.get_by_text("Your password is changed.")).to_be_visible()
    elsewhere.goto("/account/")
    expect(elsewhere.get_by_text(pen_name).first).to_be_visible()
    page.goto("/account/")
    expect(heading(page)).to_have_text("Sign in")


def test_after_signing_out_back_shows_nothing_of_theirs(keeping, scripts, harbour):
    pen_name = harbour.newcomer("Dipper")
    page = keeping(pen_name, java_script_enabled=scripts).page()
    page.goto("/account/")
    expect(page.get_by_text(pen_name).first).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You’re signed out.")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("account"))
    expect(heading(page)).to_have_text("Sign in")
    assert pen_name not in page.content()


def test_a_page_that_comes_back_out_of_memory_is_asked_for_anew(keeping, harbour):
    pen_name = harbour.newcomer("Bullfinch")
    person = keeping(pen_name)
    person.expect_fault("it may be kept")  # `without_headers` says nothing of it
    page, came = person.page(), []
    line = person.context.new_cdp_session(page)
    line.send("Page.enable")
    line.on("Page.frameNavigated", lambda said: came.append(said["type"]))
    page.route("**/account/", without_headers)
    page.goto("/account/")
    page.unroute("**/account/")
    expect(page.get_by_text(pen_name).first).to_be_visible()
    page.goto("/rules/")
    harbour.beside.end_sessions(pen_name)
    page.go_back()
    expect(heading(page)).to_have_text("Sign in")
    assert pen_name not in page.content()
    assert "BackForwardCacheRestore" in came, "the browser did not keep the page, so nothing was tried"
