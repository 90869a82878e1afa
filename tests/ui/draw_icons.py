"""Draws the pictures a home screen shows for each guise, from the drawings in ui/icons.

    python -m tests.ui.draw_icons           into ui/static/ui/icons/app/

Dull on purpose: a grey-blue ground to the edge (phones cut their own shape out of it), and one small drawing.
"""

from io import BytesIO
from pathlib import Path

import tealight.ui
from tests.ground.browser import ARGUMENTS, find_or_install

UI = Path(tealight.ui.__file__).parent
TARGET = UI / "static" / "ui" / "icons" / "app"
DRAWINGS = {"reader": "book", "notes": "note", "place": "disc"}
SIZES = (192, 512)
SHAPE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill="#1b2230" d="M0 0h48v48H0z"/>'
    '<g transform="translate(12 12)" color="#f0eadf" fill="none" stroke="currentcolor" stroke-width="1.5" stroke-linecap="round"'
    ' stroke-linejoin="round">{drawing}</g></svg>\n'
)


def picture(name: str) -> str:
    """Return the SVG of one guise."""
    drawing = (UI / "icons" / f"{DRAWINGS[name]}.svg").read_text(encoding="utf-8").strip()
    return SHAPE.format(drawing=drawing)


def main() -> None:
    """Draw them all."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=ARGUMENTS)
        for name in DRAWINGS:
            svg = picture(name)
            (TARGET / f"{name}.svg").write_text(svg, encoding="utf-8")
            for size in SIZES:
                page = browser.new_page(viewport={"width": size, "height": size})
                page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{svg}")
                with Image.open(BytesIO(page.screenshot())) as taken:
                    taken.convert("RGB").quantize(32).save(TARGET / f"{name}-{size}.png", optimize=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
