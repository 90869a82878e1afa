from datetime import datetime

from django.db.models import QuerySet

from tealight.kernel.actions import action
from tealight.kernel.prepared import Prepared
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.notices import policy
from tealight.notices.actions._write import called, tell
from tealight.notices.models import NoticeKind
from tealight.stories.models import Story

_READS = Prepared()


@action
def tell_of_story(*, viewer: Viewer, now: datetime, story: int) -> None:
    """Tell whoever a story calls by name, once it can be read.

    Told again after an edit, only who is newly called gets a notice. Records no
    event: a notice is the end of the telling.
    """
    require(policy.may_tell(viewer))
    found = _READS.ask("the story", _standing, story)
    if not found:
        return
    author, parts = found[0]
    kinds = dict.fromkeys(called(parts), NoticeKind.MENTION)
    kinds.pop(author, None)
    tell(kinds, story, None, now)


def _standing(story: int) -> QuerySet:
    rows = Story.objects.filter(id=story, held_on__isnull=True, withdrawn_on__isnull=True, removed_on__isnull=True)
    return rows.values_list("persona_id", "parts")
