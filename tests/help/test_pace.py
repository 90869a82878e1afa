"""How often one connection may write, and that nothing of it stays."""

from datetime import UTC, datetime, timedelta

from tealight.help.forms.pace import Pace

NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)


def test_one_address_is_held_back_and_the_others_are_not():
    pace = Pace(each=2, everyone=100)
    assert [pace.allows("192.0.2.1", NOW) for _ in range(3)] == [True, True, False]
    assert pace.allows("192.0.2.2", NOW)
    assert pace.allows("192.0.2.1", NOW + timedelta(hours=1))


def test_all_together_are_held_back_too():
    pace = Pace(each=100, everyone=3)
    assert [pace.allows(f"192.0.2.{n}", NOW) for n in range(5)] == [True] * 3 + [False] * 2


def test_an_unknown_address_closes_the_form_for_nobody():
    pace = Pace(each=1, everyone=100)
    assert all(pace.allows("", NOW) for _ in range(50))


def test_no_address_is_in_memory_and_the_salt_is_thrown_away():
    pace = Pace(each=2, everyone=100)
    pace.allows("192.0.2.1", NOW)
    assert "192.0.2" not in repr(vars(pace))
    first = (pace._salt, dict(pace._counts))
    pace.allows("192.0.2.1", NOW + timedelta(hours=2))
    assert pace._salt != first[0]
    assert not set(pace._counts) & set(first[1])


def test_a_clock_set_back_does_not_hold_anyone_back():
    pace = Pace(each=1, everyone=100)
    assert pace.allows("192.0.2.1", NOW)
    assert pace.allows("192.0.2.1", NOW - timedelta(days=1))
