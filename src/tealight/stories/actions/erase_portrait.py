from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.media.actions.drop_photos import drop_photos
from tealight.stories import policy
from tealight.stories.models import Portrait


@action
def erase_portrait(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Erase the photo on the page of somebody whose account is closed, also where their words stay.

    The page is gone, and the words stay without a name: a photo would be one.
    """
    require(policy.may_erase(viewer))
    if Portrait.objects.filter(persona_id=persona_id).delete()[0]:
        drop_photos(viewer=viewer, now=now, about=("portrait", persona_id))
        record("portrait.taken_away", about=("persona", persona_id), now=now)
