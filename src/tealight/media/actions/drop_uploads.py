from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from tealight.kernel.actions import action
from tealight.kernel.viewer import Person
from tealight.media import files, policy
from tealight.media.models import Upload


@action
def drop_uploads(*, viewer: Person, now: datetime, uploads: Iterable[int]) -> None:
    """Delete photos of the viewer's own that are not shared; those gone already do no harm.

    Records no event: nobody else knew of them.
    """
    rows = Upload.objects.filter(policy.owned_by(viewer), id__in=set(uploads))
    names = list(rows.values_list("name", flat=True))
    rows.delete()
    transaction.on_commit(lambda: [files.remove(files.UPLOADS, name) for name in names])
