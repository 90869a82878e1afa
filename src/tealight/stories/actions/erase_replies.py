from datetime import datetime

from django.db.models import Q

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.media.actions.drop_photos import drop_photos
from tealight.stories import policy
from tealight.stories.actions.finding import forget, kept_findable
from tealight.stories.actions.locking import show_change
from tealight.stories.models import Reaction, Reply, Story


@action
def erase_replies(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Erase the replies and reactions of a face whose account is closed.

    A reply others answered leaves its empty place, for their words to hang from.
    With `keep_words` only what nobody else could read goes.
    """
    require(policy.may_erase(viewer))
    rows = Reply.objects.filter(persona_id=persona_id)
    if keep_words:
        rows = rows.filter(Q(withdrawn_on__isnull=False) | Q(removed_on__isnull=False))
    else:
        Reaction.objects.filter(persona_id=persona_id).delete()
    stories = Story.objects.filter(id__in=rows.values("story")).select_for_update().order_by("id")
    for story in stories:
        # Answers first: of the others, only what somebody else answered is then still needed.
        for reply in sorted(rows.filter(story=story), key=lambda reply: reply.answers_id is None):
            drop_photos(viewer=viewer, now=now, about=("reply", reply.id))
            if Reply.objects.filter(answers=reply).exists():
                _empty(reply, now)
            else:
                forget(reply)
                Reply.objects.filter(id=reply.id).delete()
            record("reply.erased", about=("reply", reply.id), now=now)
        show_change(story)


def _empty(reply: Reply, now: datetime) -> None:
    with kept_findable(reply):
        reply.source, reply.parts, reply.pictures, reply.sealed, reply.notes = "", [], [], None, 0
        reply.withdrawn_on, reply.removed_on = None, clock.day(now)
        reply.save()
