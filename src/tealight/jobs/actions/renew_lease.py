from datetime import datetime, timedelta

from tealight.jobs.models import Job
from tealight.jobs.policy import may_tend_jobs
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def renew_lease(
    *, viewer: Viewer, job_id: int, token: int, lease: timedelta, now: datetime
) -> bool:
    """Hold a long job until `now` + `lease`; False if another worker has it already."""
    require(may_tend_jobs(viewer))
    held = Job.objects.filter(pk=job_id, lease_token=token)
    return held.update(lease_until=now + lease) == 1
