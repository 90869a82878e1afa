from datetime import datetime

from django.db import transaction

from tealight.accounts.models import Member
from tealight.kernel.actions import action
from tealight.kernel.crypto import member_keys
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.media import files, policy
from tealight.media.models import Upload


@action
def erase_uploads(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Erase the photos that someone who closed their account had not shared.

    Records no event: they were nobody else's business.
    """
    require(policy.may_tend(viewer))
    member = Member.objects.filter(persona_id=persona_id).first()
    if member is None:
        return
    try:
        keys = member_keys(member.id)
    except KeysMissing:
        return  # the keys went before the power did; what is left is forgotten with its days
    rows = Upload.objects.filter(tag__in=keys.slots("upload/v1", Upload.SLOTS))
    names = list(rows.values_list("name", flat=True))
    rows.delete()
    transaction.on_commit(lambda: [files.remove(files.UPLOADS, name) for name in names])
