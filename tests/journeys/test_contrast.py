"""The eye for colours is alive: a pair axe passed is not judged twice, and everything that differs is."""

import pytest

from tests.journeys import contrast

PAGE = """<!doctype html><html lang="en"><title>Words</title><body style="background: #fff">
<main style="position: relative"><h1 style="color: #111">Words</h1>{}</main>"""
CLEAN = '<p style="color: #222">They stand out.</p>'
PALE = {
    "its own colour": '<p style="color: #bbb">They do not.</p>',
    "too pale for the stronger rule": '<p style="color: #707070">They do not quite.</p>',
    "what it stands in": '<div style="background: #333"><p style="color: #222">They do not.</p></div>',
    "a sheet under it from elsewhere": '<p style="color: #222; position: relative; z-index: 1">They do not.</p>'
    '<div style="position: absolute; inset: 0; background: #333"></div>',
    "how it fades": '<p style="color: #222; opacity: .3">They do not.</p>',
    "its size": '<p style="color: #707070; font-size: 40px">They do.</p><p style="color: #707070">They do not.</p>',
}


@pytest.fixture
def show(page):
    """`show(words)`: what the eye says of a page with these words in it."""
    def look(words: str) -> list[str]:
        page.set_content(PAGE.format(words))
        return contrast.faults(page)

    return look


@pytest.mark.parametrize("why", PALE)
def test_what_differs_is_judged(show, why):
    assert show(CLEAN) == []
    for _ in range(2):  # a fault is never remembered as passed
        assert show(PALE[why]), why


def test_what_was_passed_is_not_judged_again(show, page):
    assert show(CLEAN) == []
    page.set_content(PAGE.format(CLEAN))
    contrast.with_axe(page)
    page.evaluate("() => { axe.run = () => { throw Error('judged again'); }; }")
    assert contrast.faults(page) == []
