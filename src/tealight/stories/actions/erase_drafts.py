from datetime import datetime

from tealight.accounts.models import Member
from tealight.kernel.actions import action
from tealight.kernel.crypto import member_keys
from tealight.kernel.crypto.ring import KeysMissing
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
    member = Member.objects.filter(persona_id=persona_id).first()
    if member is None:
        return
    try:
        keys = member_keys(member.id)
    except KeysMissing:
        return  # the keys went before the power did; the rows left are noise
    Draft.objects.filter(tag__in=keys.slots("draft/v1", Draft.SLOTS)).delete()
