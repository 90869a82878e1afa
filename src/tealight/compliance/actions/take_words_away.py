from datetime import datetime

from tealight.compliance import policy
from tealight.compliance.models import Complaint
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record


@action
def take_words_away(*, viewer: Person, now: datetime, complaint: int) -> None:
    """Take the words of an entry away, which may have named somebody; its kind and days stay. Repeated, it is as good."""
    require(policy.may_write_workbook(viewer))
    row = lock(Complaint.objects, id=complaint)
    row.sealed = None
    row.save(update_fields=["sealed"])
    record("complaint.emptied", about=("complaint", row.id), now=now)
