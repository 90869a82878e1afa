from django_tasks import task

from tealight.jobs.actions.forget_failed_jobs import forget_failed_jobs
from tealight.kernel import clock
from tealight.kernel.viewer import System


@task()
def forget_old_failures() -> None:
    """Once a day: failed jobs an operator left alone for 30 days go."""
    forget_failed_jobs(viewer=System("forget old failures"), now=clock.now())
