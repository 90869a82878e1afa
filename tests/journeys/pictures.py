"""Takes the pictures of the README from the sample, as people see it.

    python -m tests.journeys.pictures            into docs/pictures/

Taken anew after a change of looks; each is small enough for a page about a place that is light.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from tests.ground.browser import ARGUMENTS, find_or_install, start
from tests.journeys.beside import Beside

ROOT = Path(__file__).resolve().parents[2]
MOST = 150 * 1024
DESK = {"width": 1280, "height": 900}
TICKET = "The ticket machine asked if I’d had a nice visit"
WORDS = """\
Nobody warns you about the admin. I had a list in my phone of every appointment I had to ring up and cancel, and every person on the other end said “no problem”, as if I had cancelled a delivery.

On the way out the ticket machine asked me whether I had had a nice visit. I stood there with my finger over the green face and the red face, and a man behind me said, very quietly, “take your time”.

I think about that man more than almost anyone."""

#: name -> who, where, window, theme
SHOTS = {
    "story-phone": ("Ada Winter", "/stories/{ticket}/", {"width": 390, "height": 1500}, "light"),
    "help-phone": ("", "/help/gb/", {"width": 390, "height": 1100}, "light"),
    "story-dusk": ("Ada Winter", "/stories/{ticket}/", DESK, "dark"),
    "feed": ("Ada Winter", "/stories/", DESK, "light"),
    "composer": ("Ada Winter", "/stories/new/", DESK, "light"),
    "first-page": ("", "/", DESK, "light"),
}


def main() -> None:
    """Take them all, of a sample made for it."""
    from playwright.sync_api import sync_playwright

    target = ROOT / "docs" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tealight-pictures-") as directory:
        running = start("demo", data=Path(directory))
        beside = Beside(running.data)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=find_or_install(), args=ARGUMENTS)
                for name, shot in SHOTS.items():
                    picture = _take(browser, running, beside, name, *shot)
                    (target / f"{name}.png").write_bytes(picture)
                    print(f"{name}: {len(picture) / 1024:.0f} KB")
                    assert len(picture) <= MOST, f"{name} is too heavy for the README"
                browser.close()
        finally:
            beside.stop()
            running.stop()


def _take(browser, running, beside: Beside, name: str, who: str, path: str, window: dict, theme: str) -> bytes:
    scale = 1.5 if window["width"] < 500 else 1
    context = browser.new_context(
        viewport=window, color_scheme=theme, device_scale_factor=scale, base_url=running.address, locale="en-GB"
    )
    if who:
        context.add_cookies([{**beside.cookie(who), "url": running.address}])
    page = context.new_page()
    ticket = beside.story_titled(TICKET)
    page.goto(path.format(ticket=ticket))
    if name == "composer":
        page.get_by_label("Title, if you want one").fill(TICKET)
        page.get_by_label("Your words", exact=True).fill(WORDS)
        page.get_by_label("Late loss and stillbirth").check()
        page.get_by_label("Has anyone been through this?").check()
        page.get_by_text("Saved just now").wait_for()
        page.locator("h1").click()
    page.evaluate("document.fonts.ready")
    page.mouse.move(0, 0)
    taken = page.screenshot(type="png", full_page=name == "composer")
    context.close()
    return smaller(taken)


def smaller(png: bytes) -> bytes:
    """The picture as small as it goes without loss; if that is still too heavy, with 256 colours."""
    from PIL import Image

    with Image.open(BytesIO(png)) as taken:
        full = taken.convert("RGB")
    # Rare colours are kept: the flame of the mark is a few pixels, and matters.
    palette = full.quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=2)
    few = full.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
    written = [_written(full), _written(few)]
    return next((one for one in written if len(one) <= MOST), written[-1])


def _written(picture) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
