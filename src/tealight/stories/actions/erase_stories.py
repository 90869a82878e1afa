from datetime import datetime

from django.db.models import Q

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.stories import policy
from tealight.stories.actions.erasing import erase_row_of_story
from tealight.stories.models import Audience, Story


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
    stories = list(rows.select_for_update())
    note_erased("story", [story.id for story in stories], clock.day(now))
    for story in stories:
        erase_row_of_story(story, viewer, now)
        record("story.erased", about=("story", story.id), now=now)
