from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.media import files, plan, policy
from tealight.media.actions._slots import new_row
from tealight.place.queries import place


@action
def begin_upload(*, viewer: Person, now: datetime, size: int) -> int:
    """Make room for a photo of `size` bytes that will come in pieces; return its id.

    Records no event: there is nothing to do until it is here.
    """
    require(policy.may_send(viewer), "photos")
    if place().read_only:
        raise Refused("This place can only be read for now, so no photo was kept.", "photos")
    try:
        plan.require_weight(size)
    except plan.NotTaken as fault:
        raise Refused(fault.sentence, "photos") from None
    box = files.Box(files.UPLOADS, new_id(), files.new_name(), files.new_key())
    row = new_row(viewer, now, box, size)
    row.save(force_insert=True)
    return row.id
