from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.media import files, policy
from tealight.media.models import Photo, Upload, UploadState


@action
def forget_uploads(*, viewer: Viewer, now: datetime) -> None:
    """Delete uploads nobody came back to, and files that no row knows.

    Records no event: what is old is forgotten.
    """
    require(policy.may_tend(viewer))
    today = clock.day(now)
    old = Q(day__lt=today - timedelta(days=Upload.DAYS))
    old |= Q(day__lt=today - timedelta(days=Upload.COMING_DAYS), state=UploadState.COMING)
    Upload.objects.filter(old).delete()
    transaction.on_commit(lambda: _clear_away(files.UPLOADS, Upload, now))
    transaction.on_commit(lambda: _clear_away(files.PHOTOS, Photo, now))


def _clear_away(folder: str, rows, now: datetime) -> None:
    known = set(rows.objects.values_list("name", flat=True))
    for name in set(files.strays(folder, known, clock.day(now))):
        files.remove(folder, name)
