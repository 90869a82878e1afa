from datetime import datetime

from django.db.models import Q

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.media.actions.drop_photos import drop_photos
from tealight.stories import policy
from tealight.stories.actions.finding import forget
from tealight.stories.models import Audience, Reply, Story


@action
def erase_stories(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Erase the stories of a face whose account is closed, with all that stands under them.

    With `keep_words` what others may read stays; what only the author could read,
    and what was told to a circle that nobody can enter any more, goes in any case.
    """
    require(policy.may_erase(viewer))
    rows = Story.objects.filter(persona_id=persona_id)
    if keep_words:
        private = Q(audience__in=(Audience.ME, Audience.CIRCLE))
        rows = rows.filter(private | Q(withdrawn_on__isnull=False) | Q(removed_on__isnull=False))
    for story in rows.select_for_update():
        for reply in Reply.objects.filter(story=story):
            forget(reply)
            drop_photos(viewer=viewer, now=now, about=("reply", reply.id))
        forget(story)
        drop_photos(viewer=viewer, now=now, about=("story", story.id))
        Story.objects.filter(id=story.id).delete()
        record("story.erased", about=("story", story.id), now=now)
