"""The cabinet under axe: by day and by night, on a small phone and on a desk, enlarged and recoloured."""

import pytest

from tests.journeys.eye import REST, RULES, WATCH, faults_in

pytestmark = pytest.mark.slow
PAGES = ["/cabinet/", *(f"/cabinet/{name}/" for name in ("feed", "story", "write", "help", "welcome", "filters", "article"))]
# The cabinet shows three pages' heads at once, so it alone has several h1.
SEVERAL = {name: {"enabled": False} for name in ("heading-order", "page-has-heading-one", "landmark-unique", "region")}
SEVERAL_HEADS = {**RULES, "rules": {**RULES["rules"], **SEVERAL}}


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(house, path):
    """By day and by night, at 320 and 1280 px: one page, seen four ways."""
    assert faults_in(house(path), SEVERAL_HEADS if path == "/cabinet/" else RULES) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_at_four_hundred_per_cent(house, path):
    """1280 px at 400 % is 320 px; the text size of the place's own foot comes on top."""
    page = house(path, viewport={"width": 320, "height": 256})
    for size in ("", "larger"):
        page.evaluate("size => size && (document.documentElement.dataset.size = size)", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, size


def test_all_that_is_pressed_is_as_large_as_a_finger(house):
    """44 px, but for links inside a sentence (WCAG 2.5.8 lets those be)."""
    small = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea')].filter(one => {
      const box = one.closest('label') ? one.closest('label').getBoundingClientRect() : one.getBoundingClientRect();
      if (one.type === 'hidden' || one.matches('.skip, [aria-hidden=true]') || !one.checkVisibility()) return false;
      const sentence = getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim() !== one.textContent.trim();
      return !sentence && box.height < 43.5;
    }).map(one => one.outerHTML.slice(0, 120))"""
    for path in PAGES:
        page = house(path, viewport={"width": 390, "height": 844})
        page.evaluate("document.fonts.ready")
        assert page.evaluate(small) == [], path
        # On a slow line the phone's own letters stand there first, and are lower than ours.
        page.add_style_tag(content="* { font-family: sans-serif !important }")
        assert page.evaluate(small) == [], path
        page.close()


def test_the_order_of_keys_is_the_order_of_sight(house):
    page = house("/cabinet/feed/", viewport={"width": 1280, "height": 900})
    seen = []
    for _ in range(9):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert seen[:2] == ["Skip to the page", "Harbour"]
    assert seen[-3:-1] == ["Help now", "Leave site"]


def test_focus_is_a_light(house):
    page = house("/cabinet/feed/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineColor")
    assert outline == "rgb(233, 162, 59)"


def test_nothing_moves_under_the_eye(house):
    for path in PAGES[1:]:
        page = house(path, viewport={"width": 390, "height": 844}, before=WATCH)
        assert page.evaluate(REST)["moved"] == [], path
        page.close()


def test_a_first_visit_asks_for_six_things_and_thirty_kilobytes(house):
    import gzip

    page = house("/cabinet/story/", before=WATCH)
    page.evaluate(REST)
    asked = [request.url for request in page.asked]
    assert len(asked) <= 6, asked
    bodies = [request.response().body() for request in page.asked if not request.url.endswith(".woff2")]
    assert sum(len(gzip.compress(body, 6)) for body in bodies) <= 20_000
