"""What a phone held in one hand must not lose: half of a table, the sense of a head, the sign that something opens."""

import pytest

from tests.journeys.eye import PHONE


@pytest.fixture
def on_a_phone(house):
    """`on_a_phone("/cabinet/article/")`: that page of the cabinet, as wide as a phone."""
    return lambda path: house(path, viewport=PHONE)


def test_a_table_of_three_columns_is_read_whole(on_a_phone):
    """Cut off at the edge of the screen, half of an advice reads like all of it."""
    table = on_a_phone("/cabinet/article/").locator(".article__table")
    wide, shown = table.evaluate("table => [table.scrollWidth, table.clientWidth]")
    assert wide == shown


def test_a_wider_table_moves_within_itself_and_shades_its_edge(on_a_phone):
    page = on_a_phone("/cabinet/article/")
    table = page.locator(".article__table")
    table.evaluate("table => table.querySelectorAll('tr').forEach(row => row.append(row.lastElementChild.cloneNode(true)))")
    wide, shown, background = table.evaluate("table => [table.scrollWidth, table.clientWidth, getComputedStyle(table).backgroundImage]")
    assert wide > shown and background.count("gradient") == 4
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_long_question_keeps_its_sign_beside_it(on_a_phone):
    page = on_a_phone("/cabinet/article/")
    title = page.locator(".article__fold .fold__title").first
    title.evaluate("title => title.textContent = 'We said that the hospital should do it, and now we regret that'")
    row = title.locator("xpath=..").bounding_box()
    assert title.bounding_box()["height"] > 40, "two lines"
    assert row["height"] < title.bounding_box()["height"] + 20, "and no third for the sign alone"


def test_a_head_is_read_before_its_button(on_a_phone):
    page = on_a_phone("/cabinet/feed/")
    words, button = page.locator(".head__under").bounding_box(), page.locator(".head .button").bounding_box()
    assert words["y"] + words["height"] < button["y"]
