from datetime import datetime

from tealight.jobs.models import Job
from tealight.jobs.policy import may_tend_jobs
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def retry_failed_job(*, viewer: Viewer, job_id: int, now: datetime) -> None:
    """Give a failed job all its attempts again; NotFound if it is not resting."""
    require(may_tend_jobs(viewer))
    job = lock(Job.objects.filter(failed_on__isnull=False), pk=job_id)
    job.failed_on, job.failure, job.attempts = None, "", 0
    job.save()
