from datetime import datetime

from tealight.jobs import outbox
from tealight.jobs.models import Tick
from tealight.jobs.policy import may_tend_jobs
from tealight.jobs.schedule import Schedule
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def enqueue_ticks(*, viewer: Viewer, schedule: Schedule, now: datetime) -> int:
    """Enqueue the job of every name due at `now`; return how many.

    The job and the name's next time are one transaction under the row's lock, so
    each tick runs once however many workers look; ticks missed while no worker
    ran become one. While the job of an earlier tick still waits, none is added.
    """
    require(may_tend_jobs(viewer))
    rows = Tick.objects.select_for_update(skip_locked=True)
    due = list(rows.filter(name__in=schedule, due_at__lte=now).order_by("name"))
    for tick in due:
        line = schedule[tick.name]
        outbox.put(line.task, unique_key=f"schedule:{tick.name}")
        tick.due_at = line.after(now)
        tick.save(update_fields=["due_at"])
    return len(due)
