"""Places on a page that another room may fill: through whole requests."""

import pytest

from tealight.config.slots import SLOTS
from tealight.kernel.slots import fill
from tealight.place.queries import HoursNow
from tests import make

HOURS = "hours beside the composer"
PAGES = ("/stories/", "/stories/new/", "/stories/{story}/")


def filled(viewer, place, now) -> HoursNow:
    """What another room might say there."""
    return HoursNow(True, f"{place.name} is open for {viewer.pen_name}.")


@pytest.fixture
def pages(ada, ben, browser_of):
    """`pages()`: the pages that leave a place for the hours, as Ada meets them."""
    story = make.a_story(ben)
    return lambda: [browser_of(ada).get(page.format(story=story)) for page in PAGES]


def test_the_hours_stand_where_people_write(pages):
    for page in pages():
        assert "Volunteers are here" in page.words, page.url


def test_a_slot_nobody_fills_shows_nothing(pages, monkeypatch):
    monkeypatch.delitem(SLOTS, HOURS)
    for page in pages():
        assert page.status == 200 and "Volunteers" not in page.words and "None" not in page.words, page.url


def test_whoever_fills_a_slot_is_asked_as_someone(pages, monkeypatch):
    monkeypatch.setitem(SLOTS, HOURS, f"{__name__}.filled")
    for page in pages():
        assert "Harbour is open for Ada." in page.words, page.url


def test_a_slot_nobody_knows_is_empty(visitor):
    assert fill("a place on no page", visitor, None, make.NOW) is None
