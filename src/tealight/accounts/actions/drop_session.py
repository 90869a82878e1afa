from datetime import datetime

from tealight.accounts.models import Session
from tealight.kernel.actions import action
from tealight.kernel.viewer import Viewer


@action
def drop_session(*, viewer: Viewer, now: datetime, tags: tuple[bytes, ...]) -> None:
    """End one session by the tags it may have."""
    Session.objects.filter(tag__in=tags).delete()
