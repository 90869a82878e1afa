from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.notices import policy
from tealight.notices.models import Notice


@action
def forget_notices(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Delete what someone who closed their account was told of, whatever stays of their words.

    Records no event: whoever closes the account does.
    """
    require(policy.may_tell(viewer))
    Notice.objects.filter(persona_id=persona_id).delete()
