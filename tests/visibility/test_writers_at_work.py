"""People write while others read: nobody is sent what they may not see any more, or never may.

    TEALIGHT_TEST_TURNS=2000 ./test -- tests/visibility -k writers -s     for a longer life
"""

import os
from collections import Counter
from random import Random, SystemRandom

import pytest

from tests.ground.traced_tests import leaking
from tests.visibility.elsewhere import Elsewhere, Here
from tests.visibility.life import Life

#: fewer on PostgreSQL, where each takes three times as long
TURNS = int(os.environ.get("TEALIGHT_TEST_TURNS") or ("40" if os.environ.get("TEALIGHT_TEST_DATABASE") == "postgres" else "60"))
SEED = os.environ.get("TEALIGHT_TEST_SEED", "")


def live(writer: type[Here]) -> None:
    counted: Counter[str] = Counter()
    seed = int(SEED or SystemRandom().randrange(2**32))
    with Life(Random(seed), counted, writer) as life:
        for turn in range(TURNS):
            try:
                life.turn()
            except Exception as found:
                found.add_note(f"TEALIGHT_TEST_SEED={seed}, turn {turn}")
                raise
    print(f"\n{counted.total()} comparisons in {TURNS} turns: {dict(sorted(counted.items()))}")
    assert counted.total() > 20 * TURNS


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_happens_while_somebody_reads_is_seen_before_or_after():
    with leaking():  # two people at once in one process: what is traced would take them for one request
        live(Here)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_another_process_does_is_seen_at_once(disk):
    live(Elsewhere)
