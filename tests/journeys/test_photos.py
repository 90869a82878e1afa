"""Someone shows a photo straight from a camera: sent, described, shared, seen, taken back; with scripts and without."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import heading
from tests.media import camera


@pytest.fixture
def author(harbour) -> str:
    return harbour.newcomer("Plover", settled=True)


def photo(source: bytes = b"", name: str = "IMG_4711.HEIC.jpg") -> dict:
    source = source or camera.jpeg(6, camera.picture(2400, 1600))
    return {"name": name, "mimeType": "application/octet-stream", "buffer": source}


def add(page, scripts: bool, *files: dict, one: bool = False) -> None:
    """Choose files; without script they go with the form. `one`: there is room for one."""
    page.locator('input[type="file"]').set_input_files(list(files))
    if not scripts:
        _put_in(page, one)


def _put_in(page, one: bool) -> None:
    page.get_by_role("button", name="Put the photo in" if one else "Put the photos in").click()


def until_seen(page, scripts: bool, how_many: int = 1, *, one: bool = False, fresh: bool = False) -> None:
    """Wait until photos stand there small; without script whoever waits asks again. `fresh`: just sent ones."""
    seen = page.locator('.photos__seen img[src*="/uploads/"]' if fresh else ".photos__seen img")
    for _ in range(20):
        if scripts or seen.count() == how_many:
            break
        page.wait_for_timeout(500)
        _put_in(page, one)
    expect(seen).to_have_count(how_many, timeout=20_000)


def until_drawn(page):
    """Look again until the photo of a story is drawn; return it."""
    seen = page.locator(".picture img")
    for _ in range(30):
        if seen.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(seen).to_be_visible()
    seen.scroll_into_view_if_needed()
    expect(seen).to_have_js_property("complete", True)
    assert seen.evaluate("image => image.naturalWidth") > 0
    return seen


def test_nothing_is_drawn_that_goes_when_the_script_comes(someone, author, scripts):
    """On a slow phone everything below would move up, under a thumb that is about to press."""
    person = someone(author)
    person.expect_fault("ERR_FAILED")
    page = person.page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto("/stories/new/")
    button = page.get_by_role("button", name="Put the photos in", include_hidden=True)
    expect(button).to_have_count(1)
    expect(button).to_be_visible(visible=not scripts)


def test_a_photo_is_shown_to_others_and_taken_back(someone, harbour, author, scripts):
    page = someone(author).page()
    page.goto("/stories/new/")
    page.get_by_label("Your words", exact=True).fill("This is the lamp we left on.")
    add(page, scripts, photo())
    until_seen(page, scripts)
    expect(page.get_by_label("Your words", exact=True)).to_have_value("This is the lamp we left on.")
    page.get_by_label("Describe it for people who cannot see it").fill("A lamp on a sill")
    page.get_by_label("A line under it").fill("Left on, every night.")
    page.get_by_label("All members").check()
    page.get_by_role("button", name="Share").last.click()
    expect(page.get_by_text("This is the lamp we left on.")).to_be_visible()
    address = page.url.partition("?")[0]

    reader = someone(harbour.newcomer("Ibis")).page()
    reader.goto(address)
    seen = until_drawn(reader)
    expect(seen).to_have_attribute("alt", "A lamp on a sill")
    expect(reader.get_by_text("Left on, every night.")).to_be_visible()
    # The box keeps the shape of the picture, so nothing moved when it came.
    assert seen.evaluate("image => Math.abs(image.clientWidth / image.clientHeight - 1.5) < 0.02")
    file = seen.evaluate("image => image.currentSrc")
    assert reader.request.get(file).headers["cache-control"] == "private, no-cache"

    page.goto(f"{address}withdrawal/")
    page.get_by_role("button", name="Take it back").click()
    assert reader.request.get(file).status == 404


def test_what_is_no_photo_is_said_and_no_word_is_lost(someone, author, scripts):
    came = someone(author)
    came.expect_fault("status of 409")  # the answer to a script whose photo is none
    page = came.page()
    page.goto("/stories/new/")
    page.get_by_label("Your words", exact=True).fill("Words that stay.")
    add(page, scripts, photo(b"%PDF-1.7 no photo", "scan.jpg"))
    expect(page.get_by_text("This is not a photo that can be shown here.").first).to_be_visible()
    expect(page.get_by_label("Your words", exact=True)).to_have_value("Words that stay.")


def test_a_photo_that_was_covered_comes_when_it_is_asked_for(someone, harbour, author, scripts):
    page = someone(author).page()
    page.goto("/stories/new/")
    page.get_by_label("Your words", exact=True).fill("The only picture we have.")
    add(page, scripts, photo())
    until_seen(page, scripts)
    page.get_by_label("Note on photo 1").select_option(label="Photo of a baby who died")
    page.get_by_label("All members").check()
    page.get_by_role("button", name="Share").last.click()
    expect(page.get_by_text("The only picture we have.")).to_be_visible()
    until_drawn(page)
    reader = someone(harbour.newcomer("Ibis")).page()
    reader.goto(page.url.partition("?")[0])
    expect(reader.get_by_text(f"A photo shared by {author}, of a baby who died.").first).to_be_visible()
    assert reader.locator(".picture").count() == 0
    reader.locator(".pictures .cover__open").click()
    until_drawn(reader)


def test_a_photo_goes_on_where_the_line_broke(visit, harbour, author):
    came = visit(base_url=harbour.running.address)
    came.expect_fault("Failed to load resource")
    came.context.add_cookies([harbour.cookie(author)])
    page = came.page()
    page.goto("/stories/new/")
    broken = []

    def break_once(route):
        if len(broken) < 2:
            broken.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    page.route("**/pieces/?at=*", break_once)
    page.get_by_label("Your words", exact=True).fill("Words.")
    page.locator('input[type="file"]').set_input_files(photo(camera.jpeg() + bytes(3_000_000)))
    expect(page.get_by_text("No connection.")).to_be_visible()
    expect(page.locator(".photos__seen img")).to_be_visible(timeout=30_000)
    assert len(broken) == 2
    expect(heading(page)).to_have_text("Write something")


def test_a_photo_stands_on_the_page_of_a_pen_name_and_is_taken_away(someone, harbour, author, scripts):
    page = someone(author).page()
    page.goto("/account/photo/")
    add(page, scripts, photo(), one=True)
    until_seen(page, scripts, one=True)
    page.get_by_label("Describe it for people who cannot see it").fill("A lamp on a sill")
    page.get_by_role("button", name="Show it on my page").click()
    expect(heading(page)).to_have_text(author)
    address = page.url.partition("?")[0]

    reader = someone(harbour.newcomer("Ibis")).page()
    reader.goto(address)
    seen = until_drawn(reader)
    expect(seen).to_have_attribute("alt", "A lamp on a sill")
    assert seen.evaluate("image => image.clientWidth <= 200 && Math.abs(image.clientWidth / image.clientHeight - 1.5) < 0.02")
    file = seen.evaluate("image => image.currentSrc")

    page.goto("/account/photo/")
    add(page, scripts, photo(camera.jpeg(1, camera.picture(800, 800))), one=True)
    until_seen(page, scripts, one=True, fresh=True)
    page.get_by_role("button", name="Take it away").click()
    assert reader.request.get(file).status == 200, "what was not shown yet is let go, and what stands there stays"
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_text("Your photo is taken away.")).to_be_visible()
    assert reader.request.get(file).status == 404
