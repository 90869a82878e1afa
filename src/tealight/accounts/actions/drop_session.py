from datetime import datetime

from tealight.accounts.models import Session
from tealight.kernel.actions import action
from tealight.kernel.viewer import Viewer


@action
def drop_session(*, viewer: Viewer, now: datetime, tag: bytes) -> None:
    """End one session by its tag."""
    Session.objects.filter(tag=tag).delete()
