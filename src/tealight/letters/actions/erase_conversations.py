from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.letters import policy
from tealight.letters.actions.erase_conversation import erase_conversation
from tealight.letters.keys import face_tags
from tealight.letters.models import Conversation


@action
def erase_conversations(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Delete the conversation with a face whose account is closed, whatever stays of its words: it was private."""
    require(policy.may_erase(viewer))
    for row in Conversation.objects.filter(tag__in=list(face_tags([persona_id]))).values_list("id", flat=True):
        erase_conversation(viewer=viewer, now=now, conversation=row)
