from datetime import datetime

from django.db import transaction

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.media import policy
from tealight.media.models import Upload, UploadState
from tealight.media.plan import Fault
from tealight.media.queries import MASTER, SMALL, box_of
from tealight.media.tools.draw import Drawn


@action
def settle_upload(
    *, viewer: Viewer, now: datetime, upload: int, drawn: Drawn | None = None, fault: Fault | None = None
) -> None:
    """Keep an upload as it was `drawn` anew, or say why it was not, and delete the file that came.

    Records no event: its owner looks. Repeated, it does no harm; for an upload
    that is gone meanwhile, nothing is kept.
    """
    require(policy.may_tend(viewer))
    row = Upload.objects.select_for_update().filter(id=upload, state=UploadState.WAITING).first()
    if row is None:
        return
    box = box_of(row)
    if drawn is None:
        row.state, row.fault = UploadState.REFUSED, fault
    else:
        for part, one in zip((MASTER, SMALL), drawn.pictures, strict=True):
            box.put(part, one, clock.day(now))
        row.state, row.width, row.height = UploadState.CLEAN, drawn.width, drawn.height
    row.save(update_fields=["state", "fault", "width", "height"])
    pieces = [str(number) for number in range(row.pieces)]
    transaction.on_commit(lambda: box.remove(*pieces))
