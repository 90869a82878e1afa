from datetime import datetime

from tealight.accounts.queries.closed import keys_left
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.stories import policy
from tealight.stories.models import Draft


@action
def erase_drafts(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Erase what someone who closed their account began to write, whatever stays of the rest.

    Records no event: a draft was nobody else's business.
    """
    require(policy.may_erase(viewer))
    keys = keys_left(viewer, persona_id)
    if keys is not None:
        Draft.objects.filter(tag__in=keys.slots("draft/v1", Draft.SLOTS)).delete()
