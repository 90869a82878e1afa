from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.media.actions.drop_photos import drop_photos
from tealight.stories import policy
from tealight.stories.models import Portrait


@action
def take_portrait_away(*, viewer: Person, now: datetime) -> None:
    """Delete the photo on the viewer's page, with its files; where there is none, nothing happens."""
    require(policy.may_take_portrait_away(viewer))
    if Portrait.objects.filter(persona_id=viewer.persona_id).delete()[0]:
        drop_photos(viewer=viewer, now=now, about=("portrait", viewer.persona_id))
        record("portrait.taken_away", about=("persona", viewer.persona_id), now=now)
