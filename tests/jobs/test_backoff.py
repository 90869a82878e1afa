from datetime import timedelta

import pytest

from tealight.jobs.backoff import LONGEST, delay


def test_waits_double_up_to_four_hours():
    waits = [delay(attempt, jitter=0.5) for attempt in range(1, 16)]
    assert waits[0] == timedelta(seconds=5)
    assert all(b == 2 * a for a, b in zip(waits[:11], waits[1:11], strict=False))
    assert waits[-1] == LONGEST


def test_jitter_spreads_by_a_quarter_either_way():
    assert delay(1, jitter=0) == timedelta(seconds=3.75)
    assert delay(1, jitter=0.999) < timedelta(seconds=6.25)


def test_a_thousandth_attempt_still_has_a_wait():
    assert delay(1000, jitter=0) == LONGEST * 0.75


@pytest.mark.parametrize(("attempt", "jitter"), [(0, 0), (1, 1), (1, -0.1)])
def test_what_makes_no_sense_is_refused(attempt, jitter):
    with pytest.raises(ValueError, match="jitter"):
        delay(attempt, jitter=jitter)
