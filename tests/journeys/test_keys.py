"""Everything by keyboard: the order of keys is the order of sight, and the light shows where one is."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import heading

#: where each stop of the Tab key is, and whether its focus can be seen
STOPS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), drawn = getComputedStyle(one);
  const twin = one.matches('.segments input') ? getComputedStyle(one.nextElementSibling) : drawn;
  return {
    what: (one.getAttribute('aria-label') || one.innerText || one.name || '').trim().slice(0, 40),
    name: one.name || '', type: one.type || '', tag: one.tagName,
    top: box.top + scrollY, left: box.left,
    seen: (twin.outlineStyle !== 'none' && parseFloat(twin.outlineWidth) >= 2) || twin.boxShadow !== 'none',
  };
}"""


def walk(page, most: int = 120) -> list[dict]:
    """Press Tab from the top until the page ends; return the stops."""
    stops: list[dict] = []
    page.locator("body").evaluate("body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex'); }")
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOPS)
        if stop["tag"] == "BODY" or (stops and stop == stops[0]):
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["/stories/{ticket}/", "/stories/new/", "/account/filters/"])
def test_the_order_of_keys_is_the_order_of_sight(path, width, visit, harbour):
    ticket = harbour.beside.story_titled("The ticket machine asked if I’d had a nice visit")
    person = visit(base_url=harbour.running.address, viewport={"width": width, "height": 900})
    person.context.add_cookies([harbour.cookie("Ada Winter")])
    page = person.page()
    page.goto(path.format(ticket=ticket))
    stops = walk(page)
    assert stops[0]["what"] == "Skip to the page"
    assert len(stops) > 15
    unseen = [stop["what"] for stop in stops if not stop["seen"]]
    assert not unseen, f"focus cannot be seen on {unseen}"
    back = [
        (before["what"], after["what"])
        for before, after in zip(stops[1:], stops[2:], strict=False)
        # A line of things side by side is read from left to right; what is lower comes later. A new
        # column begins higher up, to the right of the one before.
        if after["top"] < before["top"] - 24 and after["left"] <= before["left"] + 24
    ]
    assert not back, f"the keys go back up the page: {back}"
    buttons = [stop for stop in stops if stop["tag"] == "BUTTON" and stop["type"] == "submit"]
    assert buttons, "the page's deed cannot be reached by keys"


def test_a_reply_is_written_by_keys_alone(someone, harbour):
    story = harbour.beside.story("Marigold Lane", "By keys.", title="", room="late-loss")
    name = harbour.newcomer("Siskin", rooms=["late-loss"])
    page = someone(name).page()
    page.goto(f"/stories/{story}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip to the page
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type("Without a mouse.")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Reply":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".reply", has_text="Without a mouse.")).to_have_count(1)


def test_an_error_can_be_heard_and_leads_to_its_field(someone, scripts, harbour):
    page = someone("Ada Winter").page()
    page.goto("/stories/new/")
    page.get_by_label("All members").check()
    page.get_by_role("button", name="Share").last.click()
    expect(page.get_by_role("alert")).to_contain_text("What you wrote is still here.")
    page.get_by_role("alert").get_by_role("link").first.click()
    assert page.evaluate("location.hash") == "#id_body" if scripts else page.url.endswith("#id_body")
    field = page.locator("#id_body")
    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.get_attribute("aria-describedby")
    expect(page.locator(f"#{described.split()[-1]}")).to_be_visible()
    expect(heading(page)).to_have_text("Write something")
