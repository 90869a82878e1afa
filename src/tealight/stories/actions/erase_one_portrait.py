from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.ledger import record
from tealight.media.actions.drop_photos import drop_photos
from tealight.stories import policy
from tealight.stories.models import Portrait


@action
def erase_one_portrait(*, viewer: System, now: datetime, portrait: int) -> None:
    """Delete again a photo that was taken off a page, where an old backup brought it back. `portrait` is the photo's id."""
    require(policy.may_erase(viewer))
    for row in Portrait.objects.select_for_update().filter(picture__id=portrait):
        row.delete()
        drop_photos(viewer=viewer, now=now, about=("portrait", row.persona_id))
        record("portrait.taken_away", about=("persona", row.persona_id), now=now)
