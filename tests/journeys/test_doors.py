"""The doors of a place: the sample's one-press sign-in, and a real place set up by its one-time link."""

import re

import pytest
from playwright.sync_api import expect

from tests.ground import snapshot
from tests.ground.browser import start
from tests.journeys.beside import PASSWORD
from tests.journeys.conftest import heading
from tests.journeys.eye import whole


@pytest.mark.parametrize(
    ("door", "sees", "desk"),
    [
        ("member", "Stories", "Nothing is here"),
        ("listener", "Nobody has answered these yet", "The shelf"),
        ("moderator", "The desk", "Waiting to be read"),
        ("editor", "The desk", "The magazine"),
        ("operator", "The place", "Messages to the team"),
    ],
)
def test_one_press_lets_anyone_in_as_anyone_of_the_sample(door, sees, desk, someone):
    person = someone()
    person.expect_fault("status of 404")
    page = person.page()
    page.goto("/sample/")
    page.get_by_role("button", name=re.compile(f"Come in as (a|an|the) {door}")).click()
    expect(heading(page)).to_have_text(sees)
    expect(page.get_by_role("link", name="My things")).to_be_visible()
    page.goto("/desk/")
    expect(page.get_by_role("main")).to_contain_text(desk)


ANSWERS = {
    "name": "Lantern Street", "line": "For anyone whose baby died.", "hours": "Every day 19:00-23:00",
    "safeguarding_lead": "Hazel Dunn", "safeguarding_deputy": "Mira Holt",
}


@pytest.fixture(params=[True, False], ids=["scripts", "plain"])
def new_place(request, visit, tmp_path):
    """An empty place: its link, its operator's page, and a look at each page (once, where scripts run)."""
    snapshot.lay_in(tmp_path / "place")
    place = start("serve", data=tmp_path / "place")
    link = next(found[0] for line in place.lines if (found := re.search(r"http\S+/setup/\S+", line)))
    person = visit(java_script_enabled=request.param, base_url=place.address)
    for status in ("422", "403", "404", "503"):
        person.expect_fault(f"status of {status}")
    yield link, person.page(), whole if request.param else lambda page: None
    place.stop()


def test_an_empty_place_is_set_up_by_its_link_and_opens(new_place):
    link, page, look = new_place
    page.goto("/")
    expect(heading(page)).to_have_text("Not open yet")
    look(page)
    page.goto(link)
    expect(heading(page)).to_have_text("Setting this place up")
    look(page)
    page.get_by_role("link", name="Go on").click()
    for _ in range(12):  # one question leads to the next, and the last one back to the list
        if heading(page).inner_text() == "Setting this place up":
            break
        look(page)
        _answer(page, look)
    page.get_by_role("button", name="Open this place").click()
    expect(page.get_by_text("This place is open. Sign in, then set up your second step.")).to_be_visible()
    page.get_by_label("Your name here").fill("Olive Reed")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("link", name="My things")).to_be_visible()
    assert page.goto(link).status == 404, "the link opens set-up a second time"
    page.goto("/rooms/")
    expect(page.get_by_role("link", name="Late loss and stillbirth")).to_be_visible()


def _answer(page, look) -> None:
    """Answer the question of this page, whichever it is, as its labels ask."""
    title = heading(page).inner_text()
    if title == "A copy of the recovery key":
        groups = page.locator("main ol.words li").all_inner_texts()
        page.get_by_role("link", name="I have a copy").click()
        look(page)
        for field in page.locator("main .field").all():
            number = int(re.search(r"\d+", field.locator("label").inner_text())[0])
            field.locator("input").fill(groups[number - 1])
        page.get_by_role("button", name="My copy is right").click()
    elif title == "Whether anybody can be named":
        page.get_by_role("link", name="Leave it as it is").click()
    elif title == "Mail":
        page.get_by_role("button", name="No mail leaves this place").click()
    elif title == "The first operator":
        page.get_by_label(re.compile("name", re.IGNORECASE)).first.fill("Olive Reed")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Make my account").click()
        expect(page.locator("main ol li")).to_have_count(12)
        look(page)
        page.get_by_role("link", name="I’ve written them down").click()
    else:
        for field in page.locator("main form :is(input[type=text], input:not([type]), textarea)").all():
            if field.is_visible() and not field.input_value():
                field.fill(ANSWERS.get(field.get_attribute("name"), "Nobody watches at night; the page says so."))
        for tick in page.locator("main form fieldset:not(:has(:checked))").all():
            tick.locator("input").first.check()
        page.get_by_role("button", name="Save and go on").click()
    expect(page.locator(".errors")).to_have_count(0)
