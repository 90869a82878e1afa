from datetime import datetime

from tealight.jobs.models import Tick
from tealight.jobs.policy import may_tend_jobs
from tealight.jobs.schedule import Schedule
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def lay_out_schedule(*, viewer: Viewer, schedule: Schedule, now: datetime) -> None:
    """Make the rows of the schedule those of `schedule`.

    A new name is due when its line says; a name no longer there is forgotten; a
    line made more frequent does not wait for its old, later time.
    """
    require(may_tend_jobs(viewer))
    Tick.objects.exclude(name__in=schedule).delete()
    new = [Tick(name=name, due_at=line.first(now)) for name, line in schedule.items()]
    Tick.objects.bulk_create(new, ignore_conflicts=True)
    for name, line in schedule.items():
        Tick.objects.filter(name=name, due_at__gt=line.after(now)).update(due_at=line.after(now))
