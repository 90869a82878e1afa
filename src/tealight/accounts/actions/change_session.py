from datetime import datetime

from tealight.accounts.models import Session
from tealight.kernel.actions import action
from tealight.kernel.viewer import Viewer


@action
def change_session(*, viewer: Viewer, now: datetime, row_id: int, body: bytes) -> bool:
    """Replace a session's body; False if it was ended meanwhile."""
    return Session.objects.filter(id=row_id).update(body=body) == 1
