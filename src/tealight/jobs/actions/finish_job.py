from datetime import datetime

from tealight.jobs.models import Job
from tealight.jobs.policy import may_tend_jobs
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def finish_job(*, viewer: Viewer, job_id: int, token: int, now: datetime) -> bool:
    """Forget a job that is done; False if the lease was lost to another worker."""
    require(may_tend_jobs(viewer))
    gone, _ = Job.objects.filter(pk=job_id, lease_token=token).delete()
    return gone == 1
