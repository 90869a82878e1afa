"""Under load, whoever waits is counted from when they came, and nobody is forgotten."""

import pytest

from tealight.operations.measuring.cost import at
from tealight.operations.measuring.load import all_it_can, at_a_rate
from tealight.operations.measuring.wire import NoAnswer, request
from tests.operations.measuring.canned import canned, page


def test_everyone_asks_again_as_soon_as_they_are_answered():
    with canned(lambda number: [0.01, page()]) as server:
        load = all_it_can("all", server.host, [request("GET", server.host, "/")], seconds=0.3, people=4)
    assert 4 <= load.asked <= 130 and load.per_second == pytest.approx(load.asked / 0.3)
    assert 10 <= load.p50_ms <= load.p99_ms


def test_addresses_are_asked_for_in_turn():
    with canned(lambda number: [page()]) as server:
        asked = [request("GET", server.host, f"/{name}") for name in "ab"]
        at_a_rate("turn", server.host, asked, rate=50, seconds=0.2, people=1)
    assert [line.split()[1] for line in server.asked][:4] == ["/a", "/b", "/a", "/b"]


def test_waiting_for_a_free_connection_is_waiting():
    """One slow answer keeps all behind it; counted from the sending, nobody but one would have waited."""
    with canned(lambda number: [0.3 if number == 1 else 0.0, page()]) as server:
        load = at_a_rate("slow", server.host, [request("GET", server.host, "/")], rate=60, seconds=0.25, people=1)
    assert load.asked > 5
    assert load.p50_ms > 60, "most came while the first was being answered"


def test_an_answer_that_is_no_page_ends_the_measuring():
    with canned(lambda number: [page(status="500 Broken")]) as server, pytest.raises(NoAnswer):
        all_it_can("broken", server.host, [request("GET", server.host, "/")], seconds=0.2, people=1)


def test_the_middle_and_the_slowest_of_a_hundred():
    values = [float(number) for number in range(1, 101)][::-1]
    assert (at(values, 0.5), at(values, 0.99), at([7.0], 0.99)) == (51, 100, 7)
