"""Moderated hours, as an operator types them and as people are told them."""

from datetime import UTC, datetime

import pytest

from tealight.place.forms.hours import HoursUnreadable, read_hours, write_hours
from tealight.place.queries import NO_PLACE, hours_now

EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("text", "days", "start", "end"), [
    ("Every day 19:00-23:00", EVERY_DAY, "19:00", "23:00"),
    ("daily 7:05 – 9.30", EVERY_DAY, "07:05", "09:30"),
    ("Mon-Fri 12:00-14:00", [0, 1, 2, 3, 4], "12:00", "14:00"),
    ("sat, sunday 10:00 to 12:00", [5, 6], "10:00", "12:00"),
    ("Fri-Mon: 22:00-02:00", [0, 4, 5, 6], "22:00", "02:00"),
    ("Tue and Thu 19:00-21:00", [1, 3], "19:00", "21:00"),
])
def test_hours_are_read_as_people_write_them(text, days, start, end):
    assert read_hours(text) == [{"days": days, "from": start, "to": end}]


@pytest.mark.parametrize("text", [
    "19:00-23:00", "Every day", "Mon 25:00-26:00", "Mon 19:00-19:00", "Xyz 19:00-20:00", "Mon-Tue-Wed 1:00-2:00",
    "M 19:00-20:00", "Mon 19-20", "\n".join(["Mon 1:00-2:00"] * 21),
])
def test_what_cannot_be_read_is_said_in_a_sentence(text):
    with pytest.raises(HoursUnreadable) as fault:
        read_hours(text)
    assert str(fault.value)[0].isupper() or str(fault.value)[0] == "“"
    assert str(fault.value).rstrip().endswith((".", "…", "23:00"))


@pytest.mark.parametrize("text", ["Every day 19:00-23:00", "Mon-Fri 12:00-14:00\nSat, Sun 10:00-12:00", "Wed 09:00-10:00"])
def test_what_was_written_is_shown_again(text):
    assert write_hours(read_hours(text)) == text


@pytest.mark.parametrize(("at", "sentence"), [
    ("2026-11-30T20:00", "Volunteers are here until 11 pm."),
    ("2026-11-30T12:00", "Volunteers are here again today at 7 pm."),
    ("2026-11-30T23:00", "Volunteers are here again tomorrow at 7 pm."),
])
def test_a_true_sentence_for_the_moment(at, sentence):
    from dataclasses import replace

    here = replace(NO_PLACE, hours=tuple(read_hours("Every day 19:00-23:00")), timezone="Europe/London")
    said = hours_now(here, datetime.fromisoformat(at).replace(tzinfo=UTC)).sentence
    assert said.replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_hours_past_midnight_hold_until_the_morning():
    from dataclasses import replace

    here = replace(NO_PLACE, hours=tuple(read_hours("Mon 22:00-02:00")), timezone="Europe/London")
    tuesday = datetime(2026, 12, 1, 1, 30, tzinfo=UTC)
    assert hours_now(here, tuesday).sentence == "Volunteers are here until 2\N{NO-BREAK SPACE}am."


def test_no_hours_no_promise():
    assert hours_now(NO_PLACE, datetime(2026, 11, 30, tzinfo=UTC)).sentence == ""


def test_what_was_said_a_moment_ago_is_said_no_longer_than_it_is_true():
    from dataclasses import replace

    here = replace(NO_PLACE, hours=tuple(read_hours("Every day 19:00-23:00")), timezone="Europe/London")
    evening = datetime(2026, 11, 30, 22, 59, tzinfo=UTC)
    assert hours_now(here, evening).open
    assert hours_now(here, evening.replace(second=59, microsecond=999_999)).open
    assert not hours_now(here, evening.replace(hour=23, minute=0)).open
    assert not hours_now(replace(here, timezone="Europe/Berlin"), evening).open
    assert not hours_now(replace(here, hours=tuple(read_hours("Every day 19:00-22:00"))), evening).open
    assert not hours_now(replace(here, hours=tuple(read_hours("Tue 19:00-23:00"))), evening).open
