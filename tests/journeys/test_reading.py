"""Someone reads: a room, a story, what is covered in it; and stands alongside without a word."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import every_page, heading, turn_to

TICKET = "The ticket machine asked if I’d had a nice visit"


def test_a_room_is_joined_read_and_left_unseen(someone, harbour):
    page = someone(harbour.newcomer("Avocet")).page()
    page.goto("/rooms/")
    page.get_by_role("link", name="Late loss and stillbirth").click()
    expect(page.get_by_text("Nobody is told when you come or go")).to_be_visible()
    assert TICKET not in page.content(), "a room's stories are shown to someone who is not in it"
    page.get_by_role("button", name="Join this room").click()
    expect(page.get_by_text("You’re in. Nobody is told.")).to_be_visible()
    page.get_by_role("link", name="Late loss and stillbirth").first.click() if heading(page).inner_text() == "Rooms" else None
    turn_to(page, TICKET).click()
    expect(heading(page)).to_have_text(TICKET)
    assert page.title() == "Harbour"
    page.goto("/rooms/late-loss/")
    page.get_by_role("link", name="Leave this room").click()
    page.get_by_role("button", name="Leave this room").click()
    expect(page.get_by_text("You’ve left this room. Nobody is told.")).to_be_visible()
    page.goto("/stories/")
    for further in every_page(page):
        assert TICKET not in further.content()


def test_what_is_covered_is_sent_when_it_is_opened(someone, harbour):
    page = someone(harbour.newcomer("Bunting", rooms=["late-loss"])).page()
    page.goto(f"/stories/{harbour.beside.story_titled(TICKET)}/")
    assert "weighing scales" not in page.content(), "covered words were sent"
    cover = page.locator(".cover").filter(has_text="A reply with physical detail.")
    cover.get_by_role("link", name="Open").click()
    expect(page.get_by_text("the weighing scales in the chemist’s")).to_be_visible()
    expect(page.get_by_text("The green face and the red face.")).to_be_visible()
    assert re.search(r"[?&#]", page.url), "what was opened is part of the address, not of the place's memory"


def test_a_candle_is_left_and_taken_back_and_only_the_author_knows(someone, harbour):
    name = harbour.newcomer("Curlew", rooms=["late-loss"])
    story = harbour.beside.story("Marigold Lane", "I kept the receipt.", title="", room="late-loss")
    page = someone(name).page()
    page.goto(f"/stories/{story}/")
    page.get_by_role("button", name="Candle").click()
    expect(page.get_by_role("button", name="Candle")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("Only the author sees who is alongside.")).to_be_visible()

    marigold = someone("Marigold Lane").page()
    marigold.goto(f"/stories/{story}/")
    expect(marigold.locator(".alongside")).to_contain_text(name)
    ben = someone("Ben Harrow").page()
    ben.goto(f"/stories/{story}/")
    assert name not in ben.content()

    page.get_by_role("button", name="Candle").click()
    expect(page.get_by_role("button", name="Candle")).to_have_attribute("aria-pressed", "false")
    marigold.reload()
    assert name not in marigold.content()


def test_a_story_is_kept_for_oneself(someone, harbour):
    page = someone(harbour.newcomer("Dipper", rooms=["late-loss"])).page()
    page.goto(f"/stories/{harbour.beside.story_titled(TICKET)}/")
    page.get_by_role("button", name="Keep for myself").click()
    expect(page.get_by_text("Kept for yourself. Nobody is told.")).to_be_visible()
    page.goto("/kept/")
    page.get_by_role("link", name=TICKET, exact=True).click()
    page.get_by_role("button", name="No longer keep").click()
    page.goto("/kept/")
    assert TICKET not in page.content()
