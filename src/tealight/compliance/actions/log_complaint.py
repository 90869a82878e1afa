from datetime import date, datetime

from tealight.compliance import policy
from tealight.compliance.models import Complaint
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record

_SEALED = Complaint._meta.get_field("sealed")


@action
def log_complaint(*, viewer: Person, now: datetime, number: int, about: str, received_on: date, what: str) -> None:
    """Put a complaint into the log, sealed. `number` is drawn with the form: pressed twice, it stands there once."""
    require(policy.may_write_workbook(viewer))
    if received_on > clock.day(now):
        raise Refused("This day has not come yet.", "received_on")
    if Complaint.objects.filter(id=number).exists():
        return
    said = {"what": what, "by": policy.duty_of(viewer), "steps": []}
    row = Complaint(id=number, about=about, received_on=received_on, sealed=_SEALED.seal_json(place_keys(), number, said))
    row.save(force_insert=True)
    record("complaint.logged", about=("complaint", number), now=now)
