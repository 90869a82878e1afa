"""What the list does by itself: who comes on duty is told of what waits, and what is over is forgotten."""

from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.rota.actions.alert_on_duty import alert_on_duty as alert
from tealight.rota.actions.end_alert import end_alert as end
from tealight.rota.actions.free_shifts import free_shifts as free
from tealight.rota.actions.prune_rota import prune_rota as prune
from tealight.rota.actions.tell_those_on_duty import tell_those_on_duty as tell

LIST = System("the team's list")


@task()
def alert_on_duty(case: int) -> None:
    """Write to those on duty: a case of danger was opened."""
    alert(viewer=LIST, now=clock.now(), case=case)


@task()
def end_alert(case: int) -> None:
    """Write to nobody about a case any more."""
    end(viewer=LIST, now=clock.now(), case=case)


@task()
def free_shifts(persona: int) -> None:
    """Give back the hours of whoever cannot be on duty any more; everybody is looked at, whoever it was about."""
    free(viewer=LIST, now=clock.now())


@task()
def tend_rota() -> None:
    """Every few minutes: free the hours of who has gone, and tell who has come on duty of what waits."""
    now = clock.now()
    free(viewer=LIST, now=now)
    tell(viewer=LIST, now=now)


@task()
def prune_rota() -> None:
    """Once a day: forget what is over."""
    prune(viewer=LIST, now=clock.now())
