"""Opening hours: read, said, and asked."""

from datetime import UTC, datetime

import pytest

from tealight.help.models.hours import (
    ALWAYS,
    HoursUnreadable,
    in_words,
    is_open,
    read_hours,
    write_hours,
)

WEEKDAYS = [[0, 4, 540, 960]]


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("", None),
        ("  \n ", None),
        ("always", ALWAYS),
        ("24 hours", ALWAYS),
        ("Mon-Fri 09:00-16:00", WEEKDAYS),
        ("monday – friday 9:00–16:00", WEEKDAYS),
        ("Sat 10:00-12:00", [[5, 5, 600, 720]]),
        ("Mon-Fri 09:00-16:00\nSat 10:00-24:00", [*WEEKDAYS, [5, 5, 600, 1440]]),
    ],
)
def test_hours_are_read_as_people_write_them(typed, spans):
    assert read_hours(typed) == spans


@pytest.mark.parametrize(
    "typed",
    ["9 to 5", "Mon-Fri", "Mon 16:00-09:00", "Fri-Mon 09:00-10:00", "Xyz 09:00-10:00",
     "Mon 09:75-10:00", "Mon 09:00-25:00", "Mon 09:00-10:00 😀", "מיום א 09:00-10:00"],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_line(typed):
    with pytest.raises(HoursUnreadable) as refused:
        read_hours("Tue 09:00-10:00\n" + typed)
    assert refused.value.line == typed


@pytest.mark.parametrize("typed", ["", "always", "Mon-Fri 09:00-16:00\nSat 10:00-12:00"])
def test_what_is_written_is_read_back_the_same(typed):
    spans = read_hours(typed)
    assert read_hours(write_hours(spans)) == spans


def test_the_words_are_made_from_the_same_hours():
    assert in_words(WEEKDAYS) == "Mon–Fri 09:00–16:00"
    assert in_words(ALWAYS) == "Any hour, every day"
    assert in_words([[0, 6, 600, 720]]) == "Every day 10:00–12:00"
    assert in_words(None) == ""


def test_open_is_asked_in_the_clock_of_the_place_that_answers():
    # 07:30 UTC on a Monday in July is 08:30 in London and 09:30 in Berlin
    now = datetime(2026, 7, 6, 7, 30, tzinfo=UTC)
    assert is_open(WEEKDAYS, "Europe/London", now) is False
    assert is_open(WEEKDAYS, "Europe/Berlin", now) is True
    assert is_open(WEEKDAYS, "Europe/Berlin", datetime(2026, 7, 5, 10, 0, tzinfo=UTC)) is False
    assert is_open(ALWAYS, "Asia/Tokyo", now) is True
    assert is_open(None, "Asia/Tokyo", now) is None
