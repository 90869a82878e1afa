"""What this room does by itself."""

from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.letters.actions.erase_old_conversations import erase_old_conversations as erase


@task()
def erase_old_conversations() -> None:
    """Erase conversations in which nobody wrote for half a year."""
    erase(viewer=System("retention of conversations"), now=clock.now())
