from datetime import datetime

from django.db.models import QuerySet

from tealight.kernel.actions import action
from tealight.kernel.prepared import Prepared
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.notices import policy
from tealight.notices.actions._write import called, tell
from tealight.notices.models import NoticeKind
from tealight.stories.models import Reply

_READS = Prepared()


@action
def tell_of_reply(*, viewer: Viewer, now: datetime, reply: int) -> None:
    """Tell whoever a reply turns to: the author it answers, the story's author, who is called by name.

    Nobody is told of their own words. What waits, or was taken back meanwhile, is
    told of when it appears, or never. Told again after an edit, only who is newly
    called gets a notice. Records no event: a notice is the end of the telling.
    """
    require(policy.may_tell(viewer))
    found = _READS.ask("the reply", _standing, reply)
    if not found:
        return
    author, story, storys_author, answered, parts = found[0]
    kinds = dict.fromkeys(called(parts), NoticeKind.MENTION)
    kinds[storys_author] = NoticeKind.REPLY
    if answered is not None:
        kinds[answered] = NoticeKind.ANSWER
    kinds.pop(author, None)
    tell(kinds, story, reply, now)


def _standing(reply: int) -> QuerySet:
    rows = Reply.objects.filter(id=reply, held_on__isnull=True, withdrawn_on__isnull=True, removed_on__isnull=True)
    return rows.values_list("persona_id", "story_id", "story__persona_id", "answers__persona_id", "parts")
