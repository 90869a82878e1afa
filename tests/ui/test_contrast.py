"""Someone reads this at three in the morning, on an old phone, through tears."""

import pytest

from tests.ui.colours import contrast, dark, dark_of_the_device, light

GROUNDS = ("paper", "sheet", "inset")
READING = [(text, ground) for text in ("ink", "ink-2") for ground in (*GROUNDS, "accent-soft", "glow-soft")]
WORDS = [("accent", ground) for ground in (*GROUNDS, "accent-soft")] + [
    ("accent-strong", "paper"),
    ("accent-strong", "accent-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("danger", "paper"),
    ("danger", "sheet"),
    ("danger", "inset"),
]
SHAPES = [("edge", ground) for ground in GROUNDS] + [
    ("glow-edge", "paper"),
    ("glow-edge", "sheet"),
    ("glow-edge", "glow-soft"),
    ("accent", "line"),
]
THEMES = pytest.mark.parametrize("theme", [light(), dark()], ids=["light", "dark"])


@THEMES
@pytest.mark.parametrize(("text", "ground"), READING)
def test_what_is_read_stands_at_seven_to_one(theme, text, ground):
    assert contrast(theme[text], theme[ground]) >= 7


@THEMES
@pytest.mark.parametrize(("text", "ground"), WORDS)
def test_every_other_word_stands_at_four_and_a_half_to_one(theme, text, ground):
    assert contrast(theme[text], theme[ground]) >= 4.5


@THEMES
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_borders_to_fill_in_and_the_focus_ring_stand_at_three_to_one(theme, shape, ground):
    assert contrast(theme[shape], theme[ground]) >= 3


def test_night_is_the_same_whether_chosen_or_followed():
    assert dark() == dark_of_the_device()
    assert dark().keys() == light().keys()


def test_the_measure_is_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
