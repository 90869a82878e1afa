"""A night: somebody writes at ten past three, and nobody is on duty. Then the place opens."""

from datetime import UTC, datetime, timedelta

import pytest

from tealight.kernel import clock
from tealight.moderation.clock_words import clock_of, said
from tests import make
from tests.moderation.at_desk import a_case
from tests.stories.wishes import wishes

NIGHT = datetime(2026, 12, 1, 3, 10, tzinfo=UTC)
MORNING = {"hours": [{"days": [0, 1, 2, 3, 4, 5, 6], "from": "09:00", "to": "21:00"}]}
MINUTES = timedelta(minutes=1)


@pytest.fixture
def at(monkeypatch, mira, browser_of):
    """`at(moment)`: the moderator's queue at that moment, with a browser that was signed in just then."""
    wishes(mira)

    def queue(moment: datetime, path: str = "/desk/queue/"):
        monkeypatch.setattr(clock, "now", lambda: moment)
        return browser_of(make.as_viewer(mira.member_id, moment)).get(path)

    return queue


def test_in_the_night_the_queue_says_when_it_opens_and_the_clock_starts_then(ada, at):
    make.a_place_changes(**MORNING)
    story = make.a_story(ada, "I have written the letters.", now=NIGHT)
    case = a_case("story", story, "danger", danger="self-harm", now=NIGHT)
    for moment, words in (
        (NIGHT, "opens 09:00"),
        (NIGHT + timedelta(hours=5), "opens 09:00"),
        (NIGHT.replace(hour=9, minute=0), "by 11:00"),
        (NIGHT.replace(hour=10, minute=15), "45 minutes left"),
        (NIGHT.replace(hour=10, minute=59), "1 minute left"),
        (NIGHT.replace(hour=11, minute=0), "was due by 11:00"),
    ):
        for path in ("/desk/queue/", f"/desk/cases/{case}/"):
            page = at(moment, path)
            assert words in page.main and "waiting since 03:10" in page.main, (moment, path, page.main)
    assert "Volunteers are here again today at 9" in at(NIGHT).main


def test_while_somebody_is_here_a_danger_has_a_quarter_of_an_hour(ada, at):
    a_case("story", make.a_story(ada), "danger", danger="abuse")
    page = at(make.NOW + 3 * MINUTES)
    assert "12 minutes left" in page.main and "waiting since 20:00" in page.main


@pytest.mark.parametrize(("later", "due", "words"), [
    (0, 40 * MINUTES, "40 minutes left"),
    (0, 90 * MINUTES, "by 21:30"),
    (0, 30 * 60 * MINUTES, "by Wednesday 02:00"),
    (0, 9 * 24 * 60 * MINUTES, "by 9 December 20:00"),
    (60, 40 * MINUTES, "was due by 20:40"),
])
def test_a_dangers_clock_in_words(later, due, words):
    found = clock_of(make.NOW + later * MINUTES, UTC, make.NOW, make.NOW, make.NOW, make.NOW + due)
    assert found.deadline == words and found.waits == "waiting since 20:00" and found.is_late == bool(later)


def test_what_is_kept_to_the_hour_is_not_said_to_the_minute():
    due = make.NOW + timedelta(hours=4)
    found = clock_of(make.NOW + 61 * MINUTES, UTC, make.NOW, due)
    assert (found.deadline, found.waits) == ("by 00:00", "came an hour ago")
    assert clock_of(due - MINUTES, UTC, make.NOW, due).deadline == "by 00:00"
    assert not clock_of(due - MINUTES, UTC, make.NOW, due).is_late and clock_of(due, UTC, make.NOW, due).is_late


def test_where_nobody_is_here_and_it_is_over_already_that_is_said_first():
    found = clock_of(make.NOW, UTC, make.NOW - timedelta(days=1), make.NOW - timedelta(hours=5), opens=make.NOW + timedelta(hours=13))
    assert found.is_late and found.deadline == "was due by 15:00"


def test_what_is_near_needs_no_day_though_midnight_lies_between():
    assert said(make.NOW + timedelta(hours=6), make.NOW, UTC) == "02:00"
    assert said(make.NOW, make.NOW + timedelta(hours=5), UTC) == "20:00"
    assert said(make.NOW + timedelta(hours=13), make.NOW, UTC) == "tomorrow 09:00"


@pytest.mark.parametrize(("days", "words"), [(0, "20:00"), (1, "tomorrow 20:00"), (-1, "yesterday 20:00"), (3, "Thursday 20:00"), (7, "7 December 20:00")])
def test_a_moment_as_one_says_it_to_another(days, words):
    assert said(make.NOW + timedelta(days=days), make.NOW, UTC) == words
