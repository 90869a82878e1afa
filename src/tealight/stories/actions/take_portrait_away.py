from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.media.actions.drop_photos import drop_photos
from tealight.stories import portrait_policy
from tealight.stories.models import Portrait


@action
def take_portrait_away(*, viewer: Person, now: datetime) -> None:
    """Delete the photo on the viewer's page, with its files; where there is none, nothing happens."""
    require(portrait_policy.may_take_portrait_away(viewer))
    row = Portrait.objects.select_for_update().filter(persona_id=viewer.persona_id).first()
    if row is not None:
        # By the photo: another that stands there later is not meant.
        note_erased("portrait", [row.picture["id"]], clock.day(now))
        row.delete()
        drop_photos(viewer=viewer, now=now, about=("portrait", viewer.persona_id))
        record("portrait.taken_away", about=("persona", viewer.persona_id), now=now)
