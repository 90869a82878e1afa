"""How a running job says how far it is.

    for done, photo in enumerate(photos):
        progress.report(done, len(photos), "photos")
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from tealight.jobs.actions.report_progress import report_progress
from tealight.kernel import clock
from tealight.kernel.viewer import System


@dataclass(slots=True)
class _Running:
    job_id: int
    token: int
    last: tuple[int, str] | None = None


_running: ContextVar[_Running | None] = ContextVar("running_job", default=None)


@contextmanager
def of_job(job_id: int, token: int):
    """Let what runs inside report as job `job_id`, held under `token`."""
    mark = _running.set(_Running(job_id, token))
    try:
        yield
    finally:
        _running.reset(mark)


def report(done: int, total: int, label: str = "") -> None:
    """Say that `done` of `total` steps are done; `label` names the kind of step.

    Cheap to call often: a row is written only when the whole percent or the label
    changes. `label` is a fixed word of ours (at most 32 letters, digits or
    hyphens), never a name or title. Inside a transaction others see it when that
    commits. Outside a job nobody has asked, so nothing is written.
    """
    running = _running.get()
    if running is None:
        return
    total = max(total, 1)
    done = min(max(done, 0), total)
    shown = (done * 100 // total, label)
    if shown == running.last:
        return
    report_progress(
        viewer=System("report progress"), job_id=running.job_id, token=running.token,
        done=done, total=total, label=label, now=clock.now(),
    )
    running.last = shown
