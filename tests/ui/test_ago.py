from datetime import UTC, datetime

import pytest

from tealight.ui.ago import ago

NOW = datetime(2026, 3, 12, 15, 20, tzinfo=UTC)  # a Thursday


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 3, 12, 15, tzinfo=UTC), "within the hour"),
        (datetime(2026, 3, 12, 14, tzinfo=UTC), "an hour ago"),
        (datetime(2026, 3, 12, 12, tzinfo=UTC), "3 hours ago"),
        (datetime(2026, 3, 12, 1, tzinfo=UTC), "earlier today"),
        (datetime(2026, 3, 11, 23, tzinfo=UTC), "yesterday"),
        (datetime(2026, 3, 10, 9, tzinfo=UTC), "on Tuesday"),
        (datetime(2026, 3, 5, 9, tzinfo=UTC), "5 March"),
        (datetime(2024, 3, 12, 9, tzinfo=UTC), "12 March 2024"),
        (datetime(2026, 3, 12, 16, tzinfo=UTC), "within the hour"),
    ],
)
def test_time_is_told_as_a_person_would(at, words):
    assert ago(at, NOW) == words


def test_at_night_the_evening_is_still_hours_away():
    night = datetime(2026, 3, 12, 3, 10, tzinfo=UTC)
    assert ago(datetime(2026, 3, 11, 22, tzinfo=UTC), night) == "5 hours ago"
