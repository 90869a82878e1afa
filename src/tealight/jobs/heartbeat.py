"""Keep a long job's lease alive while it runs, from a thread beside it."""

import logging
import threading
from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connections

from tealight.jobs.actions.claim_job import ClaimedJob
from tealight.jobs.actions.renew_lease import renew_lease
from tealight.kernel.viewer import System

log = logging.getLogger(__name__)


@contextmanager
def beating(job: ClaimedJob, *, lease: timedelta, clock: Callable[[], datetime]):
    """Renew the lease of `job` three times per lease while the body runs.

    A worker that is killed or hangs in the kernel stops beating, and its job is
    free again when the lease runs out. A short job never touches the database here.
    """
    done = threading.Event()
    thread = threading.Thread(
        target=_beat, args=(job, lease, clock, done), name="lease", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _beat(job: ClaimedJob, lease: timedelta, clock: Callable, done: threading.Event) -> None:
    try:
        while not done.wait(lease.total_seconds() / 3):
            if not _renew(job, lease, clock()):
                log.warning("job %s was taken by another worker while it ran", job.task)
                return
    finally:
        connections.close_all()  # a thread's connections are its own


def _renew(job: ClaimedJob, lease: timedelta, now: datetime) -> bool:
    try:
        return renew_lease(
            viewer=System("heartbeat"), job_id=job.job_id, token=job.token, lease=lease, now=now
        )
    except DatabaseError as fault:
        # The database may be back before the lease is over: the next beat tries again.
        log.warning("a lease could not be renewed: %s", type(fault).__qualname__)
        connections.close_all()
        return True
