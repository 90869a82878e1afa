"""Ask for work by name, from rooms and layers that may not import the job.

An action lies below the jobs that call it, and the ledger below every room, so
both name a job by its dotted path.
"""

from datetime import datetime

from django.utils.module_loading import import_string
from django_tasks import TaskResult


def put(
    path: str, *ids: int | str, run_after: datetime | None = None, unique_key: str | None = None
) -> TaskResult:
    """Enqueue the task at `path` with `ids`, in the caller's transaction.

    Not before `run_after`, if given. With `unique_key`, nothing is added while a
    job of that key waits; the result is then the waiting job's.
    """
    task = import_string(path).using(run_after=run_after, unique_key=unique_key)
    return task.enqueue(*ids)
