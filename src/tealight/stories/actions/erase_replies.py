from datetime import datetime

from django.db.models import Q

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.stories import policy
from tealight.stories.actions.answering import answers_went
from tealight.stories.actions.erasing import erase_row_of_reply
from tealight.stories.actions.locking import show_change
from tealight.stories.models import Reply, Story
from tealight.stories.queries.erased import to_erase


@action
def erase_replies(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Erase the replies of a face whose account is closed.

    A reply others answered leaves its empty place, for their words to hang from.
    With `keep_words` only what nobody else could read goes.
    """
    require(policy.may_erase(viewer))
    rows = Reply.objects.filter(to_erase(), persona_id=persona_id)
    if keep_words:
        rows = rows.filter(Q(withdrawn_on__isnull=False) | Q(removed_on__isnull=False))
    stories = list(Story.objects.filter(id__in=rows.values("story")).select_for_update().order_by("id"))
    note_erased("reply", rows.filter(story__in=stories).values_list("id", flat=True), clock.day(now))
    for story in stories:
        # Answers first: of the others, only what somebody else answered is then still needed.
        for reply in sorted(rows.filter(story=story), key=lambda reply: reply.answers_id is None):
            erase_row_of_reply(reply, viewer, now)
            record("reply.erased", about=("reply", reply.id), now=now)
        show_change(story)
    answers_went([story.id for story in stories])
