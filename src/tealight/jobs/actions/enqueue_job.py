from datetime import datetime
from typing import Any

from tealight.jobs.models import Job
from tealight.kernel.actions import action
from tealight.kernel.viewer import Viewer


@action
def enqueue_job(
    *, viewer: Viewer, task: str, arguments: dict[str, Any], queue: str, priority: int,
    run_at: datetime | None, unique_key: str | None, max_attempts: int, now: datetime,
) -> int:
    """Write a job in the caller's transaction and return its id.

    With a `unique_key` that a waiting job has, nothing is added and that job's id
    returned. Anyone may cause work: what the job does is decided by its action.
    """
    job = Job(
        task=task, arguments=arguments, queue=queue, priority=priority, run_at=run_at,
        unique_key=unique_key, max_attempts=max_attempts,
    )
    if unique_key is None:
        job.save(force_insert=True)
        return job.pk
    # Touching the waiting row holds it until the caller commits. Merely finding
    # it would let a worker run it before the change it should see is there.
    Job.objects.bulk_create(
        [job], update_conflicts=True, unique_fields=["unique_key"], update_fields=["unique_key"]
    )
    return Job.objects.values_list("pk", flat=True).get(unique_key=unique_key)
