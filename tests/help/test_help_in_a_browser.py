"""Help in a real browser, scripts off: found, pressed, left. That its pages are whole at 320 pixels and in both themes
is asked of every page (tests/journeys/test_pages.py)."""

import pytest

from tests.ground import snapshot
from tests.ground.browser import start

pytestmark = pytest.mark.browser  # once a run is enough: a place of its own, whatever the tests' database


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """An empty place, as its operator meets it before set-up: help is there already."""
    data = tmp_path_factory.mktemp("place")
    snapshot.lay_in(data)
    place = start("serve", data=data)
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
    sample.clock.go_on(4.5)  # the form's own age
    page.get_by_role("button", name="Send to the team").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Your message has gone to the team"
