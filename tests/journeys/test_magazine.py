"""Somebody reads on a phone, with scripts off: from the front to an article, at a glance and in full, and on to the next."""

from tests.journeys.eye import PHONE


def test_reading_on_a_phone_without_script(harbour, visit):
    harbour.beside.addresses()
    person = visit(base_url=harbour.running.address, viewport=PHONE, java_script_enabled=False)
    page = person.page()
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Reading").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Reading"
    page.get_by_role("navigation", name="Categories").get_by_role("link", name="After the hospital").click()
    page.get_by_role("link", name="Milk coming in").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Milk coming in"
    assert page.get_by_text("Reviewed by Nuala Byrne (midwife)").is_visible()
    assert page.get_by_role("heading", name="Ring your emergency number for any of these").is_visible()
    page.get_by_text("Can I keep some?").click()
    assert page.get_by_text("Some keep a little, frozen").is_visible()
    assert page.locator("listen-here button").count() == 0
    picture = page.get_by_alt_text("A lamp in a window, at dusk")
    picture.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert picture.evaluate("one => one.naturalWidth") > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    quick = page.get_by_role("navigation", name="How to read it")
    if quick.count():
        quick.get_by_role("link", name="Quick view").click()
        page.get_by_role("link", name="Full article").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Milk coming in"
    page.get_by_role("link", name="After the hospital").first.click()
    page.get_by_role("link", name="The first morning back").click()
    assert page.get_by_text("Parts of it may be out of date.").is_visible()
    page.goto("/reading/questions/")
    page.get_by_role("link", name="Could I have known?").click()
    assert page.get_by_role("heading", level=1).inner_text() == "If a scan finds no heartbeat"
    assert page.get_by_text("A sample: nobody reviewed this.").is_visible()
