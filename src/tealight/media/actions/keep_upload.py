from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.media import plan, policy
from tealight.media.actions._slots import new_row
from tealight.media.arriving import Arrival
from tealight.media.models import UploadState
from tealight.place.queries import place


@action
def keep_upload(*, viewer: Person, now: datetime, arrived: Arrival) -> int:
    """Keep a photo that came whole with a form; return its id. It is drawn anew soon, in a job.

    Refused, with a sentence about "photos", for what is no photo by its first bytes
    or too heavy; then nothing of it stays. Whose it is, only its owner's keys say.
    """
    try:
        require(policy.may_send(viewer), "photos")
        if place().read_only:
            raise Refused("This place can only be read for now, so no photo was kept.", "photos")
        plan.require_weight(arrived.size)
        plan.kind_of(arrived.head)
        row = new_row(viewer, now, arrived.box, arrived.size)
    except plan.NotTaken as fault:
        arrived.drop()
        raise Refused(fault.sentence, "photos") from None
    except Refused:
        arrived.drop()
        raise
    row.received, row.pieces, row.state = arrived.size, arrived.pieces, UploadState.WAITING
    row.save(force_insert=True)
    record("upload.arrived", about=("upload", row.id), now=now)
    return row.id
