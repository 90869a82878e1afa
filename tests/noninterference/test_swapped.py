"""PRIVACY, "Shown by attack" b: with the authors of anonymous things swapped, everybody else meets the same.

    TEALIGHT_TEST_WEEKS=50 ./test -- tests/noninterference -s     lives more weeks, new ones each time

The seed of a week that shows a difference is told, and TEALIGHT_TEST_SEED lives that week again.
"""

import os
from random import SystemRandom

import pytest

ASKED = os.environ.get("TEALIGHT_TEST_WEEKS", "")
SEED = os.environ.get("TEALIGHT_TEST_SEED", "")
#: what happens before a week ends: many short weeks meet more ways of ending than a long one
ACTS = 14
#: those of every run: one ends with a decision, one with leaving, and, on PostgreSQL, where a week takes three times as
#: long, one with both of them leaving; in each something is reported
SEEDS = (40,) if os.environ.get("TEALIGHT_TEST_DATABASE") == "postgres" else (163, 57)


@pytest.mark.slow
def test_nobody_else_meets_anything_different(live_twice):
    seeds = [SystemRandom().randrange(2**32) for _ in range(int(ASKED))] if ASKED else SEEDS
    done = tried = 0
    for seed in [int(SEED)] if SEED else seeds:
        try:
            one, _ = live_twice(seed, ACTS)
        except AssertionError as found:
            found.add_note(f"TEALIGHT_TEST_SEED={seed}")
            raise
        print(
            f"\n{seed}: {len(one.seen.kept)} answers and other things compared; {one.done} of {one.tried} acts were done; "
            f"it ended with: {one.acts[-1].name}"
        )
        done, tried = done + one.done, tried + one.tried
        assert len(one.seen.kept) > 20 * ACTS
    assert done > 0.75 * tried
