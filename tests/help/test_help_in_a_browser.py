"""Help in a real browser, scripts off: found, pressed, left, at 320 pixels and in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.ground.browser import start

pytestmark = pytest.mark.browser  # once a run is enough: a place of its own, whatever the tests' database
PAGES = ("/help/", "/help/gb/", "/help/il/", "/contact/", "/contact/sent/", "/leave/about/", "/rules/")
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """An empty place, as its operator meets it before set-up: help is there already."""
    place = start("serve", data=tmp_path_factory.mktemp("place"))
    yield place
    place.stop()


def test_a_country_is_found_and_a_number_can_be_pressed_without_script(running, visit):
    page = visit(java_script_enabled=False, viewport={"width": 320, "height": 640}).page()
    page.goto(running.url("/help/"))
    page.get_by_role("link", name="New Zealand").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Help now: New Zealand"
    links = page.locator("main a[href^='tel:']")
    assert links.first.get_attribute("href") == "tel:111"
    assert links.first.bounding_box()["y"] < 640, "the emergency number is not on the first screen"
    assert links.first.bounding_box()["height"] >= 44


def test_leave_site_leads_away_without_script(running, visit):
    person = visit(java_script_enabled=False)
    person.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html"))
    page = person.page()
    page.goto(running.url("/help/gb/"))
    with page.expect_response(running.url("/leave/")) as answer:
        page.get_by_role("link", name="Leave site").first.click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    assert answer.value.status == 303
    assert answer.value.headers["cache-control"] == "no-store"
    person.origins.discard("https://www.bbc.co.uk")


def test_a_message_goes_to_the_team_without_script(sample, visit):
    page = visit(java_script_enabled=False).page()
    page.goto(sample.url("/contact/"))
    page.get_by_label("What would you like to say?").fill("שלום. The link in the rules is broken. 😀")
    page.wait_for_timeout(4500)  # the form's own age, which no clock but the server's can shorten
    page.get_by_role("button", name="Send to the team").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Your message has gone to the team"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_whole_for_everyone(scheme, width, sample, visit):
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 800}).page()
    for path in PAGES:
        page.goto(sample.url(path))
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} pixels wide at {width}"
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{path} {scheme} {width}: {found.generate_report()}"
