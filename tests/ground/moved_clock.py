"""The clock of a place that runs beside the tests, set by a journey: a night is three in the morning whenever it is gone.

    clock = MovedClock(file)
    clock.show(datetime(2026, 12, 1, 3, 10, tzinfo=UTC))

The file says how far the place's clock is from ours. Each process that follows it goes on ticking from
there; nothing in the place asks for the time anywhere else (kernel/clock.py).
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

#: what a place is started with, to follow the clock that this names
VARIABLE = "PLACE_CLOCK"


class MovedClock:
    """The clock as whoever sets it holds it."""

    def __init__(self, file: Path):
        self.file = file

    def show(self, moment: datetime) -> None:
        """Let it be `moment` now, for every process that follows."""
        whole = self.file.with_suffix(".new")
        whole.write_text(str((moment - datetime.now(UTC)).total_seconds()))
        whole.replace(self.file)

    def go_on(self, seconds: float) -> None:
        """Let `seconds` have passed: nobody waits for a form to be old enough."""
        self.show(datetime.now(UTC) + timedelta(seconds=seconds + (float(self.file.read_text()) if self.file.exists() else 0)))


def follow(file: str | Path) -> None:
    """Let this process, and those it starts by a fork, live by the clock in `file`."""
    from tealight.kernel import clock

    file = Path(file)
    clock.now = lambda: datetime.now(UTC) + timedelta(seconds=float(file.read_text()))


def follow_what_is_named() -> None:
    """Follow the clock that the environment names; without one, the time is what it is."""
    if named := os.environ.get(VARIABLE):
        follow(named)
