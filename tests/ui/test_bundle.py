import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

import tealight.ui
from tealight.ui.bundle import BUNDLES, SCRIPTS, STYLES, BundleFinder, joined

UI = Path(tealight.ui.__file__).parent
CSS, JS = joined("ui/tealight.css"), joined("ui/tealight.js")
FONTS = UI / "static" / "ui" / "fonts"


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_every_source_is_joined():
    assert {path.stem for path in (UI / "css").glob("*.css")} == set(STYLES)
    assert {path.stem for path in (UI / "js").glob("*.js")} == set(SCRIPTS)


def test_the_finder_gives_what_the_sources_say(settings):
    for path in BUNDLES:
        assert Path(finders.find(path)).read_text(encoding="utf-8") == joined(path)
    assert {path for path, _ in BundleFinder().list([])} == set(BUNDLES)
    assert not BundleFinder().find("ui/other.css")


def test_a_second_start_finds_the_files_unchanged():
    """Collected files are told apart by age; ours must not look new at every start."""
    starts = [BundleFinder(), BundleFinder()]
    assert len({Path(start.find("ui/tealight.css")).stat().st_mtime_ns for start in starts}) == 1


def test_joining_keeps_the_last_script_and_takes_comments_away():
    assert 'customElements.define("leave-site"' in JS and 'addEventListener("submit"' in JS
    assert "/*" not in CSS and not re.search(r"^\s*//", JS, re.MULTILINE)


def test_every_file_the_stylesheet_names_is_there():
    named = re.findall(r'url\("([^"]+)"\)', CSS)
    assert named and all((UI / "static" / "ui" / name).is_file() for name in named)


def test_style_and_script_stay_light():
    """30 KB for a whole first visit: what is left is the page itself."""
    assert compressed(CSS) <= 10_000, compressed(CSS)
    assert compressed(JS) <= 6_000, compressed(JS)


def test_an_article_brings_little_of_its_own():
    """What only a quick view wears is loaded by it alone."""
    assert compressed(joined("magazine/reading.css")) <= 2_250 and compressed(joined("magazine/listen.js")) <= 1_050
    assert ".quick__" not in joined("magazine/reading.css") and ".quick__points" in joined("magazine/quick.css")
    assert "/*" not in joined("magazine/reading.css") and "//" not in joined("magazine/listen.js")


def test_fonts_stay_light():
    size = {path.name: path.stat().st_size for path in FONTS.glob("*.woff2")}
    first_visit = size["literata.woff2"] + size["atkinson.woff2"]
    assert first_visit <= 42_000, first_visit
    assert first_visit + size["literata-italic.woff2"] <= 57_000
    assert {path.name for path in FONTS.glob("*-OFL.txt")} == {"Literata-OFL.txt", "AtkinsonHyperlegibleNext-OFL.txt"}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_stays_short_and_asks_nobody_else(name):
    text = (UI / "js" / f"{name}.js").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 110
    for element in re.findall(r"class \w+ extends HTMLElement \{.*?\n  \}\n", text, re.DOTALL):
        assert len(element.splitlines()) <= 100
    assert not re.search(r"https?://|innerHTML|eval\(|sessionStorage|indexedDB|document\.cookie", text)
    # One script stores something in the browser, for whoever asked it to (decision 0011).
    assert name == "kept_here" or "localStorage" not in text


# Not in every browser of the last two and a half years (Baseline "widely available"), or not ours to use.
# Newer ones that are silently fine where unknown may be used: text-wrap, field-sizing.
BEYOND = {
    "nesting": r"&",
    ":has()": r":has\(",
    "color-mix()": r"color-mix\(",
    "light-dark()": r"light-dark\(",
    "relative colours": r"\bfrom var\(",
    "anchor positioning": r"anchor\(|anchor-name|position-anchor",
    "popover": r":popover-open",
    "@scope": r"@scope",
    "@starting-style": r"@starting-style",
    "@property": r"@property",
    "view transitions": r"view-transition",
    "scroll-driven animation": r"animation-timeline|scroll-timeline|view-timeline",
    "accent-color": r"accent-color",
    "subgrid": r"subgrid",
    "style queries": r"style\(",
    "another address": r"https?:|//",
    "data address": r"data:",
    "@import": r"@import",
}

@pytest.mark.parametrize("feature", BEYOND)
def test_style_uses_only_what_an_old_phone_knows(feature):
    assert not re.search(BEYOND[feature], CSS), feature


def test_style_is_layered_and_safe_from_right_to_left():
    assert CSS.startswith("@layer tokens, reset, base, layout, components, utilities;")
    for name in STYLES:
        text = re.sub(r"/\*.*?\*/", "", (UI / "css" / f"{name}.css").read_text(encoding="utf-8"), flags=re.DOTALL)
        assert re.match(r"\s*@layer", text), name
    sided = re.findall(r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)|\b(?:float|text-align):\s*(?:left|right)", CSS)
    assert not sided, sided


def test_style_leaves_motion_to_the_candle():
    assert set(re.findall(r"@keyframes (\w+)", CSS)) == {"flicker", "halo"}
    assert "transition:" not in CSS.replace("transition: none", "")
    before = CSS.index("animation: flicker")
    assert "@media (prefers-reduced-motion: no-preference)" in CSS[:before]
