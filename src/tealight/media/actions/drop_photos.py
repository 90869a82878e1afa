from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from tealight.kernel.actions import action
from tealight.kernel.viewer import Viewer
from tealight.media import files
from tealight.media.models import Photo
from tealight.media.queries import holders


@action
def drop_photos(
    *, viewer: Viewer, now: datetime, about: tuple[str, int], but: Collection[int] = ()
) -> None:
    """Delete the photos of a story or a reply, all `but` those named, with their files.

    Whoever calls was allowed to change `about`, and records that it changed.
    """
    rows = Photo.objects.filter(held_by__in=holders(*about)).exclude(id__in=tuple(but))
    names = list(rows.values_list("name", flat=True))
    if names:
        rows.delete()
        transaction.on_commit(lambda: [files.remove(files.PHOTOS, name) for name in names])
