"""Waiting until the worker rests: what it does for yesterday's events is no page's cost."""

import time
from collections.abc import Callable

from tealight.jobs.queries import Backlog, backlog
from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.ledger.models import Event

MEASURING = System("measuring")


class StillBusy(Exception):
    """The worker did not come to rest; the message says what is left."""


def wait_until_quiet(
    patience: float = 600.0, *, pause: Callable[[float], None] = time.sleep, now: Callable[[], float] = time.monotonic
) -> None:
    """Wait until no event is to be told and no job to be done. Raises StillBusy after `patience` seconds."""
    end, left = now() + patience, _left()
    while left and now() < end:
        pause(0.25)  # seldom: what we ask is paid by the database we measure
        left = _left()
    if left:
        raise StillBusy(f"After {patience:.0f} seconds the worker is still not done: {left}. Is one running?")


def _left() -> str:
    waiting: Backlog = backlog(viewer=MEASURING, now=clock.now())
    told = Event.objects.count()
    if not (told or waiting.due or waiting.running):
        return ""
    return f"{told} events to tell, {waiting.due} jobs due, {waiting.running} running"
