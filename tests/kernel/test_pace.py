"""How often one connection may do a thing, and that nothing of it stays."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from tealight.kernel import pace as paces
from tealight.kernel.pace import Pace, home, near, neighbourhood

NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _not_kept(monkeypatch):
    monkeypatch.setattr(paces, "_made", [])


def at(address, now=NOW, **headers):
    """A request as far as a pace looks at it."""
    return SimpleNamespace(META={"REMOTE_ADDR": address, **headers}, now=now)


@pytest.fixture
def behind_a_server(settings):
    settings.TEALIGHT = SimpleNamespace(behind_https=True)


def test_one_address_is_held_back_and_the_others_are_not():
    pace = Pace(each=2, per=timedelta(hours=1))
    assert [pace.allows(at("192.0.2.1")) for _ in range(3)] == [True, True, False]
    assert pace.allows(at("192.0.2.2"))
    assert not pace.allows(at("192.0.2.1", NOW + timedelta(minutes=59)))
    assert pace.allows(at("192.0.2.1", NOW + timedelta(hours=1)))


def test_all_together_are_held_back_where_that_is_said():
    pace = Pace(each=100, everyone=3)
    assert [pace.allows(at(f"192.0.2.{n}")) for n in range(5)] == [True] * 3 + [False] * 2


def test_unknown_addresses_close_a_form_for_nobody_soon_and_share_one_bound():
    pace = Pace(each=2)
    tries = [pace.allows(at("")) for _ in range(61)]
    assert tries == [True] * 60 + [False]
    assert pace.allows(at("192.0.2.1"))


def test_more_addresses_than_are_kept_reset_nobodys_count(monkeypatch):
    monkeypatch.setattr(paces, "_MOST_KEPT", 3)
    pace = Pace(each=1)
    assert [pace.allows(at(f"192.0.2.{n}")) for n in range(5)] == [True] * 5
    assert not pace.allows(at("192.0.2.0"))
    assert len(pace._counts) <= 4


def test_what_came_to_nothing_is_given_back():
    pace = Pace(each=1)
    assert pace.allows(at("192.0.2.1"))
    pace.give_back(at("192.0.2.1"))
    pace.give_back(at("192.0.2.1"))
    assert [pace.allows(at("192.0.2.1")) for _ in range(2)] == [True, False]


def test_one_persons_whole_network_is_one_connection():
    assert near(at("2001:db8:1:2::1")) == near(at("2001:db8:1:2:ffff::9")) != near(at("2001:db8:1:3::1"))
    assert near(at("::ffff:192.0.2.1")) == near(at("192.0.2.1")) == "192.0.2.1"


def test_a_line_at_home_is_one_connection_where_that_is_asked_and_a_neighbourhood_is_wider():
    assert home(at("2001:db8:1:2::1")) == home(at("2001:db8:1:ff::1")) != home(at("2001:db8:1:100::1"))
    assert home(at("::ffff:192.0.2.1")) == home(at("192.0.2.1")) == "192.0.2.1"
    assert neighbourhood(at("2001:db8:1:2::1")) == neighbourhood(at("2001:db8:1:ff00::1")) != neighbourhood(at("2001:db8:2::1"))
    assert neighbourhood(at("192.0.2.1")) == neighbourhood(at("::ffff:192.0.2.9")) != neighbourhood(at("192.0.3.1"))
    assert home(at("")) == neighbourhood(at("nonsense")) == ""


def test_a_neighbourhood_is_held_back_though_each_in_it_is_within_bounds():
    pace = Pace(each=2, around=3, by=home)
    tries = [pace.allows(at(f"2001:db8:1:{n}00::1")) for n in (1, 1, 1, 2, 3)]
    assert tries == [True, True, False, True, False]
    assert pace.allows(at("2001:db8:2::1"))
    pace.give_back(at("2001:db8:1:200::1"))
    assert pace.allows(at("2001:db8:1:300::1")) and not pace.allows(at("2001:db8:1:400::1"))


def test_unknown_addresses_have_one_bound_where_neighbourhoods_are_counted_too():
    pace = Pace(each=2, around=3)
    assert [pace.allows(at("")) for _ in range(61)] == [True] * 60 + [False]


def test_behind_our_own_server_its_word_counts_and_nobody_elses(behind_a_server):
    assert near(at("10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.1")) == "192.0.2.1"
    assert near(at("10.0.0.1")) == "", "the server's own address would be everybody's"
    assert near(at("10.0.0.1", HTTP_X_FORWARDED_FOR="nonsense")) == ""


def test_no_address_is_in_memory_and_the_salt_is_thrown_away():
    pace = Pace(each=2)
    pace.allows(at("192.0.2.1"))
    assert "192.0.2" not in repr(vars(pace))
    first = (pace._salt, dict(pace._counts))
    pace.allows(at("192.0.2.1", NOW + timedelta(hours=2)))
    assert pace._salt != first[0]
    assert not set(pace._counts) & set(first[1])


def test_a_clock_set_back_does_not_hold_anyone_back():
    pace = Pace(each=1)
    assert pace.allows(at("192.0.2.1"))
    assert pace.allows(at("192.0.2.1", NOW - timedelta(days=1)))
