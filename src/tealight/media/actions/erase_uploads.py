from datetime import datetime

from django.db import transaction

from tealight.accounts.queries.closed import keys_left
from tealight.kernel.actions import action
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
    keys = keys_left(viewer, persona_id)
    if keys is None:
        return  # what is left is forgotten with its days
    rows = Upload.objects.filter(tag__in=keys.slots("upload/v1", Upload.SLOTS))
    names = list(rows.values_list("name", flat=True))
    rows.delete()
    transaction.on_commit(lambda: [files.remove(files.UPLOADS, name) for name in names])
