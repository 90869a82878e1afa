"""Hours that are printed are hours that are kept."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tealight.place.forms.hours import read_hours
from tealight.rota.actions.give_back_shift import give_back_shift
from tealight.rota.actions.put_rota_away import put_rota_away
from tealight.rota.actions.rest_awhile import rest_awhile
from tealight.rota.forms import span_on
from tealight.rota.queries.hours import NOBODY_HERE, holes, said_of
from tealight.rota.spans import both, joined, without
from tests import make
from tests.rota.listed import at, later, put, said


def test_without_a_list_the_hours_are_the_operators_word(place):
    assert said() == "Volunteers are here until 11 pm."
    assert said(later(hours=3, minutes=30)) == "Volunteers are here again tomorrow at 7 pm."


def test_with_a_list_only_what_it_keeps_is_promised(mira):
    put(mira, "2026-11-30 19:00", "2026-11-30 21:30")
    assert said() == "Volunteers are here until 9.30 pm."
    assert said(at("2026-11-30 21:30")) == NOBODY_HERE, "a moderated hour, and nobody on the list"
    assert said(at("2026-11-30 18:00")) == "Volunteers are here again today at 7 pm."
    assert said(at("2026-12-01 20:00")) == NOBODY_HERE
    put(mira, "2026-12-02 20:00", "2026-12-03 01:00")
    assert said(at("2026-12-01 20:00")) == f"{NOBODY_HERE} Volunteers are here again tomorrow at 8 pm."
    assert said(at("2026-12-02 22:00")) == "Volunteers are here until 11 pm.", "not longer than the place promises"


def test_given_back_it_is_promised_no_more_and_put_away_the_operators_word_holds(mira, hazel):
    shift = put(mira)
    assert said() == "Volunteers are here until 11 pm."
    give_back_shift(viewer=mira, now=make.NOW, shift=shift)
    assert said() == NOBODY_HERE
    put_rota_away(viewer=hazel, now=make.NOW)
    assert said() == "Volunteers are here until 11 pm."


def test_whoever_rests_alone_is_not_promised_meanwhile(mira, otto):
    put(mira)
    rest_awhile(viewer=mira, now=make.NOW)
    assert said() == f"{NOBODY_HERE} Volunteers are here again today at 9 pm."
    assert said(later(hours=1)) == "Volunteers are here until 11 pm."
    put(otto)
    assert said() == "Volunteers are here until 11 pm."


def test_a_shift_through_midnight_is_one(mira):
    make.a_place_changes(hours=read_hours("Mon 22:00-06:00"))
    put(mira, "2026-11-30 22:00", "2026-12-01 06:00")
    assert said(at("2026-11-30 23:59")) == said(at("2026-12-01 03:10")) == "Volunteers are here until 6 am."
    assert said(at("2026-12-01 06:00")) == NOBODY_HERE


@pytest.mark.parametrize(("day", "hours"), [("2027-03-27", 7), ("2027-10-30", 9), ("2027-01-09", 8)])
def test_a_night_in_which_the_clocks_change_is_as_long_as_it_is(day, hours):
    """London: a night from eleven to seven has seven hours in March and nine in October."""
    date = datetime.fromisoformat(day).date()
    start, end = span_on(date, *(datetime.fromisoformat(f"2027-01-01T{clock}").time() for clock in ("23:00", "07:00")), ZoneInfo("Europe/London"))
    assert end - start == timedelta(hours=hours)


def test_over_a_change_of_clocks_the_sentence_is_the_clocks(mira):
    make.a_place_changes(hours=read_hours("Every day 22:00-06:00"))
    long_before = at("2027-03-20 12:00")
    put(mira, "2027-03-27 22:00", "2027-03-28 05:00", now=long_before)  # 6 am in London: the clocks go forward
    assert said(at("2027-03-28 04:59")) == "Volunteers are here until 6 am."
    assert said(at("2027-03-28 05:00")) == NOBODY_HERE


def test_the_place_in_another_zone_says_its_own_hours(mira):
    make.a_place_changes(hours=read_hours("Every day 19:00-23:00"), timezone="Asia/Kolkata")
    put(mira, "2026-11-30 13:30", "2026-11-30 17:30", now=at("2026-11-30 09:00"))
    assert said(at("2026-11-30 14:00")) == "Volunteers are here until 11 pm."


START = make.NOW.replace(minute=0)
spans = st.lists(
    st.tuples(st.integers(-20, 200), st.integers(1, 40)).map(
        lambda pair: (START + timedelta(minutes=30 * pair[0]), START + timedelta(minutes=30 * (pair[0] + pair[1])))
    ), max_size=8,
)


def _within(some, moment):
    return any(start <= moment < end for start, end in some)


@given(promised=spans, watch=spans, steps=st.integers(-25, 240))
def test_holes_and_kept_hours_are_the_promise_and_never_both(promised, watch, steps):
    """Every moderated moment is kept or a hole, no other moment is either, and the sentence says which."""
    moment = START + timedelta(minutes=30 * steps)
    kept, open_ = both(promised, watch), holes(promised, watch)
    assert _within(kept, moment) == (_within(promised, moment) and _within(watch, moment))
    assert _within(open_, moment) == (_within(promised, moment) and not _within(watch, moment))
    assert joined([*kept, *open_]) == joined(promised)
    told = said_of(joined(promised), joined(watch), "Europe/London", moment)
    assert told.open == _within(kept, moment)
    assert told.open == ("here until" in told.sentence)
    assert told.sentence.startswith(NOBODY_HERE) or told.open or not _within(open_, moment)
    assert told.opens_again == any(moment < start <= moment + timedelta(days=6) for start, _ in kept) or told.open


@given(some=spans, others=spans)
def test_time_taken_off_is_gone_and_nothing_else_is(some, others):
    assert not both(without(some, others), others)
    assert joined([*without(some, others), *both(some, others)]) == joined(some)
