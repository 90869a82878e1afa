from datetime import datetime, timedelta

from tealight.jobs.models import Job
from tealight.jobs.policy import may_tend_jobs
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer

KEPT = timedelta(days=30)


@action
def forget_failed_jobs(*, viewer: Viewer, now: datetime) -> int:
    """Delete jobs that have rested for 30 days; return how many there were."""
    require(may_tend_jobs(viewer))
    gone, _ = Job.objects.filter(failed_on__lt=clock.day(now) - KEPT).delete()
    return gone
