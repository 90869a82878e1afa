from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.viewer import Viewer
from tealight.notices.models import Notice


@action
def forget_notices(*, viewer: Viewer, now: datetime, persona: int, mode: str) -> None:
    """Delete what a persona was told of, however their words are left (`mode`).

    Records no event: whoever closes the account does.
    """
    Notice.objects.filter(persona_id=persona).delete()
