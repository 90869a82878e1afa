from datetime import datetime

from tealight.jobs import backoff
from tealight.jobs.actions._rest import rest
from tealight.jobs.models import Job
from tealight.jobs.policy import may_tend_jobs
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def postpone_job(
    *, viewer: Viewer, job_id: int, token: int, failure: str, jitter: float, now: datetime
) -> bool:
    """Let a job that failed wait and be tried again, or rest after its last attempt.

    `failure` is the dotted path of the exception's class, `jitter` a number from 0
    up to 1. False if the lease was lost to another worker, who then decides.
    """
    require(may_tend_jobs(viewer))
    job = Job.objects.select_for_update().filter(pk=job_id, lease_token=token).first()
    if job is None:
        return False
    if job.attempts >= job.max_attempts:
        rest(job, failure, now)
        return True
    job.run_at = now + backoff.delay(job.attempts, jitter=jitter)
    job.lease_token = job.lease_until = None
    job.save()
    return True
