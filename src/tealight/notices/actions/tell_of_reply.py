from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.notices import policy
from tealight.notices.actions._write import called, tell
from tealight.notices.models import NoticeKind
from tealight.stories.models import Reply


@action
def tell_of_reply(*, viewer: Viewer, now: datetime, reply: int) -> None:
    """Tell whoever a reply turns to: the author it answers, the story's author, who is called by name.

    Nobody is told of their own words. What waits, or was taken back meanwhile, is
    told of when it appears, or never. Told again after an edit, only who is newly
    called gets a notice. Records no event: a notice is the end of the telling.
    """
    require(policy.may_tell(viewer))
    row = Reply.objects.select_related("story", "answers").filter(
        id=reply, held_on__isnull=True, withdrawn_on__isnull=True, removed_on__isnull=True
    ).first()
    if row is None:
        return
    kinds = dict.fromkeys(called(row), NoticeKind.MENTION)
    kinds[row.story.persona_id] = NoticeKind.REPLY
    if row.answers is not None:
        kinds[row.answers.persona_id] = NoticeKind.ANSWER
    kinds.pop(row.persona_id, None)
    tell(kinds, row.story, row, now)
