from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.letters import policy
from tealight.letters.models import Conversation, Letter

#: how long after its last letter a conversation is kept: as long as a decision can be complained about
KEPT = timedelta(days=183)


@action
def erase_old_conversations(*, viewer: Viewer, now: datetime) -> int:
    """Delete conversations in which nobody wrote for half a year; return how many.

    Records no event: what is erased leaves no trace that it was.
    """
    require(policy.may_erase(viewer))
    lately = Letter.objects.filter(conversation=OuterRef("pk"), hour__gt=now - KEPT)
    old = [row.id for row in Conversation.objects.select_for_update().filter(~Exists(lately))]
    note_erased("conversation", old, clock.day(now))
    Conversation.objects.filter(id__in=old).delete()
    return len(old)
