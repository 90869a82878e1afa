from collections import Counter

from tealight.ui.wheel import HUES, wheel


def test_a_wheel_is_the_same_for_the_same_persona():
    first = str(wheel(4111))
    wheel.cache_clear()
    assert wheel(4111) == first


def test_wheels_have_three_to_six_leaves_and_use_every_hue_evenly():
    wheels = [wheel(number) for number in range(4000)]
    assert {one.count("<path") for one in wheels} == {3, 4, 5, 6}
    hues = Counter(one.split("wheel--")[1][0] for one in wheels)
    assert len(hues) == HUES
    assert min(hues.values()) > 4000 / HUES * 0.8


def test_neighbouring_ids_are_not_alike():
    """Two personas of one member must never look like kin, however their ids came about."""
    pairs = [(wheel(number), wheel(number + 1)) for number in range(500)]
    assert sum(one == other for one, other in pairs) < 5


def test_a_wheel_says_nothing_to_a_screen_reader_and_carries_no_style():
    assert 'aria-hidden="true"' in wheel(7)
    assert "style" not in wheel(7) and "fill=" not in wheel(7)
