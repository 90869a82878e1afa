import re
from datetime import datetime

from tealight.jobs.models import LABEL_LENGTH, Job
from tealight.jobs.policy import may_tend_jobs
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer

LABEL = re.compile(rf"[a-z0-9-]{{0,{LABEL_LENGTH}}}")


@action
def report_progress(
    *, viewer: Viewer, job_id: int, token: int, done: int, total: int, label: str, now: datetime
) -> bool:
    """Note on the job's row that `done` of `total` steps are done; False if it is not held.

    Raises ValueError for a label that is not a fixed word: the row is in the clear.
    """
    require(may_tend_jobs(viewer))
    if not LABEL.fullmatch(label):
        raise ValueError("a progress label is a fixed word of small letters, digits and hyphens")
    held = Job.objects.filter(pk=job_id, lease_token=token)
    return held.update(progress_done=done, progress_total=total, progress_label=label) == 1
