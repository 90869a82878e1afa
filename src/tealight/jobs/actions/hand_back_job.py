from datetime import datetime

from django.db.models import F

from tealight.jobs.models import Job
from tealight.jobs.policy import may_tend_jobs
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def hand_back_job(*, viewer: Viewer, job_id: int, token: int, now: datetime) -> bool:
    """Give a job back unfinished and uncounted, because its worker was told to go."""
    require(may_tend_jobs(viewer))
    held = Job.objects.filter(pk=job_id, lease_token=token)
    return held.update(lease_token=None, lease_until=None, attempts=F("attempts") - 1) == 1
