"""What this room does by itself."""

from django_tasks import task

from tealight.help.actions import erase_old_messages as erase
from tealight.help.actions import forget_sent_complaints
from tealight.kernel import clock
from tealight.kernel.viewer import System


@task()
def erase_old_messages() -> None:
    """Erase messages to the team that were closed a month ago, and which forms for complaints were sent."""
    viewer, now = System("retention of messages"), clock.now()
    erase(viewer=viewer, now=now)
    forget_sent_complaints(viewer=viewer, now=now)
