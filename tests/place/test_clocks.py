"""Clocks run while volunteers are here, in the place's own time, and never while nobody is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as some

from tealight.place.clocks import ends, is_open, opens_next

LONDON = "Europe/London"
EVENINGS = [{"days": [0, 1, 2, 3, 4, 5, 6], "from": "19:00", "to": "23:00"}]
NIGHTS = [{"days": [4, 5], "from": "22:00", "to": "02:00"}]
QUARTER = timedelta(minutes=15)


def at(*when, zone=LONDON, fold=0) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def test_a_quarter_of_an_hour_while_somebody_is_here():
    now = at(2026, 11, 30, 20, 0)
    assert is_open(EVENINGS, LONDON, now) and opens_next(EVENINGS, LONDON, now) == now
    assert ends(EVENINGS, LONDON, now, QUARTER) == now + QUARTER


def test_at_three_in_the_night_the_clock_starts_when_the_place_opens():
    now = at(2026, 12, 1, 3, 10)
    assert not is_open(EVENINGS, LONDON, now)
    assert opens_next(EVENINGS, LONDON, now) == at(2026, 12, 1, 19, 0)
    assert ends(EVENINGS, LONDON, now, QUARTER) == at(2026, 12, 1, 19, 15)


def test_a_clock_stands_still_from_closing_to_opening():
    assert ends(EVENINGS, LONDON, at(2026, 11, 30, 22, 50), QUARTER) == at(2026, 12, 1, 19, 5)
    assert ends(EVENINGS, LONDON, at(2026, 11, 30, 21, 0), timedelta(hours=12)) == at(2026, 12, 3, 21, 0)


def test_the_minute_of_closing_is_closed_and_that_of_opening_open():
    assert not is_open(EVENINGS, LONDON, at(2026, 11, 30, 23, 0))
    assert is_open(EVENINGS, LONDON, at(2026, 11, 30, 19, 0))


def test_hours_that_go_on_after_midnight():
    saturday_at_one = at(2026, 12, 5, 1, 0)  # Friday's hours
    assert is_open(NIGHTS, LONDON, saturday_at_one)
    assert ends(NIGHTS, LONDON, saturday_at_one, timedelta(hours=2)) == at(2026, 12, 5, 23, 0)
    assert opens_next(NIGHTS, LONDON, at(2026, 12, 6, 3, 0)) == at(2026, 12, 11, 22, 0)


def test_without_hours_nobody_opens_and_clocks_run_all_the_time():
    now = at(2026, 12, 1, 3, 10)
    for none in ([], [{"days": [], "from": "19:00", "to": "23:00"}]):
        assert opens_next(none, LONDON, now) is None and not is_open(none, LONDON, now)
        assert ends(none, LONDON, now, QUARTER) == now + QUARTER


def test_hours_that_overlap_are_counted_once():
    twice = [*EVENINGS, {"days": [0], "from": "22:00", "to": "23:30"}]
    assert ends(twice, LONDON, at(2026, 11, 30, 21, 30), timedelta(hours=2)) == at(2026, 11, 30, 23, 30)


def test_all_day_and_all_night():
    always = [{"days": [0, 1, 2, 3, 4, 5, 6], "from": "00:00", "to": "00:00"}]
    now = at(2026, 11, 30, 21, 0)
    assert ends(always, LONDON, now, timedelta(days=3)) == now + timedelta(days=3)


def test_the_night_on_which_clocks_are_put_back_is_an_hour_longer():
    nights = [{"days": [5], "from": "22:00", "to": "04:00"}]
    opening = at(2026, 10, 24, 22, 0)
    assert ends(nights, LONDON, opening, timedelta(hours=7)) == at(2026, 10, 25, 4, 0)
    assert is_open(nights, LONDON, at(2026, 10, 25, 1, 30, fold=1))


def test_an_hour_that_is_left_out_in_spring_is_no_hour():
    left_out = [{"days": [6], "from": "01:30", "to": "02:00"}]
    assert opens_next(left_out, LONDON, at(2026, 3, 29, 0, 0)) == at(2026, 4, 5, 1, 30)


def test_the_place_has_its_own_time():
    now = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
    assert is_open(EVENINGS, LONDON, now) and not is_open(EVENINGS, "Asia/Kolkata", now)
    assert opens_next(EVENINGS, "Asia/Kolkata", now) == at(2026, 12, 1, 19, 0, zone="Asia/Kolkata")


_TIMES = some.times().map(lambda t: f"{t.hour:02d}:{t.minute:02d}")
_HOURS = some.lists(
    some.fixed_dictionaries({"days": some.lists(some.integers(0, 6), min_size=1, unique=True), "from": _TIMES, "to": _TIMES}),
    min_size=1, max_size=3,
)
_MOMENTS = some.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=some.just(UTC)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
_ZONES = some.sampled_from((LONDON, "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"))
_GIVEN = some.integers(1, 600).map(lambda minutes: timedelta(minutes=minutes))


def _open_minutes(hours, zone, since, until) -> int:
    """Asked minute by minute on the wall's own clock, as somebody with a rota on paper would."""
    found, local_zone = 0, ZoneInfo(zone)
    while since < until:
        local = since.astimezone(local_zone)
        here = f"{local:%H:%M}"
        for span in hours:
            late = span["to"] <= span["from"]
            today = local.weekday() in span["days"]
            yesterday = (local.weekday() - 1) % 7 in span["days"]
            if (today and here >= span["from"] and (late or here < span["to"])) or (yesterday and late and here < span["to"]):
                found += 1
                break
        since += timedelta(minutes=1)
    return found


@settings(max_examples=25, deadline=None, derandomize=True)
@given(_HOURS, some.sampled_from(("Asia/Kolkata", "UTC")), _MOMENTS, _GIVEN)
def test_a_clock_runs_for_as_many_minutes_as_somebody_is_here(hours, zone, now, given):
    end = ends(hours, zone, now, given)
    if end - now < timedelta(days=1):  # asked minute by minute
        assert _open_minutes(hours, zone, now, end) == given // timedelta(minutes=1)
    assert is_open(hours, zone, end - timedelta(minutes=1))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(_HOURS, _ZONES, _MOMENTS, _GIVEN, some.integers(0, 300))
def test_clocks_go_forward_only_and_who_came_first_is_due_first(hours, zone, now, given, later):
    end, opening = ends(hours, zone, now, given), opens_next(hours, zone, now)
    assert end >= opening + given >= now + given
    assert is_open(hours, zone, opening)
    assert ends(hours, zone, now + timedelta(minutes=later), given) >= end
    assert ends(hours, zone, opening, given) == end
