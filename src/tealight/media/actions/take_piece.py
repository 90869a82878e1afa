from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.media import files, plan, policy
from tealight.media.models import Upload, UploadState
from tealight.media.queries import box_of


@action
def take_piece(*, viewer: Person, now: datetime, upload: int, at: int, piece: bytes) -> int:
    """Take the next piece of a photo on its way; return how many bytes are here now.

    `at` is where the piece begins. One that is here already, or comes too early,
    changes nothing: what is returned says where to go on. With the last piece the
    photo is drawn anew soon, in a job.
    """
    row = lock(Upload.objects.filter(policy.owned_by(viewer)), id=upload)
    if row.state != UploadState.COMING or at != row.received:
        return row.received
    whole = row.received + len(piece) == row.size
    if row.received + len(piece) > row.size or not (whole or len(piece) == files.PIECE):
        raise Refused("This photo did not come as it was announced. Choose it again.", "photos")
    if at == 0:
        _require_photo(piece)
    # The file first: a row never says that something is here which is not.
    box_of(row).put(str(row.pieces), piece, clock.day(now))
    row.received, row.pieces, row.day = row.received + len(piece), row.pieces + 1, clock.day(now)
    if whole:
        row.state = UploadState.WAITING
        record("upload.arrived", about=("upload", row.id), now=now)
    row.save()
    return row.received


def _require_photo(first: bytes) -> None:
    try:
        plan.kind_of(first[: plan.HEAD])
    except plan.NotTaken as fault:
        raise Refused(fault.sentence, "photos") from None
