from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.notices import policy
from tealight.notices.actions._write import called, tell
from tealight.notices.models import NoticeKind
from tealight.stories.models import Story


@action
def tell_of_story(*, viewer: Viewer, now: datetime, story: int) -> None:
    """Tell whoever a story calls by name, once it can be read.

    Told again after an edit, only who is newly called gets a notice. Records no
    event: a notice is the end of the telling.
    """
    require(policy.may_tell(viewer))
    row = Story.objects.filter(
        id=story, held_on__isnull=True, withdrawn_on__isnull=True, removed_on__isnull=True
    ).first()
    if row is None:
        return
    kinds = dict.fromkeys(called(row), NoticeKind.MENTION)
    kinds.pop(row.persona_id, None)
    tell(kinds, row, None, now)
