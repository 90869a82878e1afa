"""A few words without a name: left by a member and by a visitor, read by a moderator, found again by their code."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import heading
from tests.journeys.eye import whole

PHONE = {"viewport": {"width": 390, "height": 844}}


def test_a_member_leaves_words_on_a_phone_and_finds_them_by_the_code(someone, harbour, scripts, notes):
    heron = harbour.newcomer("Heron")
    page = someone(heron, **PHONE).page()
    page.goto("/small-hours/")
    page.get_by_role("link", name="Leave a few words").click()
    page.get_by_label("A few words").fill("I say her name to the kettle.")
    page.get_by_role("button", name="Send").click()
    expect(heading(page)).to_have_text("Your words are saved")
    look = whole if scripts else (lambda page: None)
    look(page)
    code = page.locator("code").inner_text()
    page.get_by_role("link", name="Where to use it").click()
    page.get_by_label("Your code").fill(code.lower())
    page.get_by_role("button", name="Look").click()
    expect(page.get_by_text("I say her name to the kettle.")).to_be_visible()
    expect(page.get_by_text("It waits for a person to read it.")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Take it back for good").click()
    expect(page.get_by_text("It is taken back, and deleted for good.")).to_be_visible()
    assert notes.faults() == []


def test_back_shows_nothing_of_what_was_sent(someone, harbour, notes):
    page = someone(harbour.newcomer("Wren"), **PHONE).page()
    page.goto("/small-hours/write/")
    page.get_by_label("A few words").fill("I wash the bottle I never filled.")
    page.get_by_role("button", name="Send").click()
    expect(heading(page)).to_have_text("Your words are saved")
    page.go_back()
    expect(heading(page)).to_have_text("Leave a few words")
    expect(page.get_by_label("A few words")).to_have_value("")
    assert notes.faults() == []


def test_a_visitor_leaves_words_and_a_moderator_lets_them_appear(someone, harbour, scripts):
    person = someone(**PHONE)
    person.expect_fault("status of 400")
    page = person.page()
    words = f"Every clock in the house is wrong{' still' if scripts else ''}."
    page.goto("/small-hours/")
    page.get_by_role("link", name="Leave a few words").click()
    page.get_by_label("A few words").fill(words)
    if scripts:
        expect(page.locator("[name=work]")).not_to_have_value("", timeout=30_000)
        harbour.wait(page, 4.5)  # the form is a few seconds old when anybody has written in it
    page.get_by_role("button", name="Send").click()
    if not scripts:
        expect(page.get_by_role("main")).to_contain_text("Press Send once more")
        harbour.wait(page, 21)
        page.get_by_role("button", name="Send").click()
    expect(heading(page)).to_have_text("Your words are saved")
    code = page.locator("code").inner_text()

    desk = someone(harbour.beside.holders("moderator")).page()
    desk.goto("/desk/held/")
    desk.get_by_role("button", name=re.compile(f"Let it appear\\s*: {words[:20]}")).click()
    expect(desk.get_by_text("It appears by itself")).to_be_visible()

    page.goto("/small-hours/come-back/")
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Look").click()
    expect(page.get_by_text("A person has read it.")).to_be_visible()

    harbour.beside.hour_of_confessions_comes()
    reader = someone(harbour.newcomer("Jay")).page()
    reader.goto("/small-hours/")
    expect(reader.get_by_text(words)).to_be_visible()
    one = reader.locator("li", has_text=words)
    one.get_by_role("button", name="With you").click()
    expect(reader.locator("li", has_text=words).get_by_role("button", name="With you")).to_have_attribute("aria-pressed", "true")
    if scripts:
        whole(reader)
