"""What this room does by itself."""

from django_tasks import task

from tealight.help.actions import erase_old_messages as erase
from tealight.kernel import clock
from tealight.kernel.viewer import System


@task()
def erase_old_messages() -> None:
    """Erase messages to the team that were closed a month ago."""
    erase(viewer=System("retention of messages"), now=clock.now())
