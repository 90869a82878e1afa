from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tealight.jobs.actions._rest import rest
from tealight.jobs.models import Job
from tealight.jobs.policy import may_tend_jobs
from tealight.jobs.queries import top_priority_due
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer

#: What a job is marked with when its worker died on the last attempt.
WORKER_LOST = "tealight.jobs.WorkerLost"


@dataclass(frozen=True, slots=True)
class ClaimedJob:
    """A job taken under a lease; `token` is what finishing it must show."""

    job_id: int
    token: int
    task: str
    arguments: dict[str, Any]
    attempt: int


@action
def claim_job(
    *, viewer: Viewer, lease: timedelta, pivot: int, queues: Collection[str] | None, now: datetime
) -> ClaimedJob | None:
    """Take one due job until `now` + `lease`; None if there is none to take.

    The most urgent first; among equals the next key from `pivot` on, drawn anew
    each time, so that none waits for ever and the order tells nothing. A job whose
    worker died on its last attempt is not run again but kept as failed: what
    kills workers must not go on killing them.
    """
    require(may_tend_jobs(viewer))
    while (job := _pick(pivot, queues, now)) is not None:
        if job.attempts >= job.max_attempts:
            rest(job, WORKER_LOST, now)
            continue
        job.lease_token, job.lease_until = new_id(), now + lease
        job.attempts += 1
        job.unique_key = None
        job.progress_done = job.progress_total = None
        job.progress_label = ""
        job.save()
        return ClaimedJob(job.pk, job.lease_token, job.task, job.arguments, job.attempts)
    return None


def _pick(pivot: int, queues: Collection[str] | None, now: datetime) -> Job | None:
    """Lock and return a due job that no other worker is taking at this moment."""
    priority = top_priority_due(now=now, queues=queues)
    if priority is None:
        return None
    # On SQLite the transaction began with the write lock; on PostgreSQL the row
    # is locked, and rows others hold are passed over instead of waited for.
    rows = Job.objects.select_for_update(skip_locked=True).due(now).filter(priority=priority)
    if queues is not None:
        rows = rows.filter(queue__in=queues)
    rows = rows.order_by("id")
    return rows.filter(pk__gte=pivot).first() or rows.first()
