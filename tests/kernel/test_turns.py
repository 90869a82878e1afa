"""Counts of what members do: in memory, for a while, and under a salt that is thrown away."""

from datetime import UTC, datetime, timedelta

from tealight.kernel.turns import Bound, Turns

NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
TWO = Bound((7, "reply"), 2, timedelta(hours=1))


def test_within_a_bound_nothing_waits_and_beyond_it_the_oldest_says_how_long():
    turns = Turns()
    turns.count([TWO], NOW)
    assert turns.wait([TWO], NOW) is None
    turns.count([TWO], NOW + timedelta(minutes=20))
    assert turns.wait([TWO], NOW + timedelta(minutes=30)) == timedelta(minutes=30)
    assert turns.wait([Bound((8, "reply"), 2, timedelta(hours=1))], NOW + timedelta(minutes=30)) is None
    assert turns.wait([TWO], NOW + timedelta(hours=1)) is None


def test_a_day_looks_back_over_the_change_of_salts_and_no_further():
    turns, a_day = Turns(), Bound((7, "story"), 1, timedelta(days=1))
    turns.count([a_day], NOW)
    turns.count([TWO], NOW + timedelta(hours=23))
    assert turns.wait([a_day], NOW + timedelta(hours=23, minutes=59))
    assert turns.wait([TWO], NOW + timedelta(hours=24)) is None
    turns.count([a_day], NOW + timedelta(hours=25))
    assert turns.wait([a_day], NOW + timedelta(hours=48))
    turns.wait([a_day], NOW + timedelta(days=5))
    turns.wait([a_day], NOW + timedelta(days=9))
    assert not any(counts for _, counts in turns._kept), "what is old is thrown away with its salt"


def test_nothing_that_is_kept_says_who():
    turns = Turns()
    turns.count([TWO], NOW)
    ((_, counts), *_) = turns._kept
    assert all(len(key) == 16 for key in counts) and "reply" not in repr(turns._kept)
    others = Turns()
    others.count([TWO], NOW)
    assert counts.keys().isdisjoint(others._kept[0][1]), "each process has a salt of its own"
