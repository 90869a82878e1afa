"""Doing what waits, in the test's own process and at the test's own time."""

from tealight.jobs.worker import Clock, Worker
from tealight.kernel import clock as kernel_clock


def drain(*, clock: Clock = kernel_clock.now) -> int:
    """Do everything due and return how many jobs that were; no schedule is kept."""
    worker, done = Worker(clock=clock, schedule={}), 0
    while worker.step():
        done += 1
    return done
