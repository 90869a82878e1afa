from datetime import datetime

from tealight.compliance import policy
from tealight.compliance.models import Complaint
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record

_SEALED = Complaint._meta.get_field("sealed")


@action
def note_step(*, viewer: Person, now: datetime, complaint: int, text: str, settled: bool) -> None:
    """Note what was done about a complaint, and whether that settles it. What was noted before stays.

    The same words twice on one day are one step. Refused once the complaint's words were taken away.
    """
    require(policy.may_write_workbook(viewer))
    row = lock(Complaint.objects, id=complaint)
    if row.sealed is None:
        raise Refused("The words of this entry were taken away. Put what happens now into a new one.")
    today, said = clock.day(now), row.sealed.open_json(place_keys(), row.id)
    step = {"on": today.isoformat(), "text": text, "by": policy.duty_of(viewer)}
    if step not in said["steps"]:
        said["steps"].append(step)
    row.sealed = _SEALED.seal_json(place_keys(), row.id, said)
    row.settled_on = (row.settled_on or today) if settled else None
    row.save(update_fields=["sealed", "settled_on"])
    record("complaint.answered", about=("complaint", row.id), now=now)
