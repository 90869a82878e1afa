from datetime import datetime

from tealight.accounts.actions.write_deed import write_deed
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.moderation import policy
from tealight.moderation.models import Unsealing
from tealight.moderation.queries.unsealings import waiting


@action
def turn_down_unsealing(*, viewer: Person, now: datetime, unsealing: int) -> None:
    """Say no to naming somebody, or take back one's own question. It is gone; the record keeps that it was asked.

    One keyholder's no is enough. Raises NotFound once it was agreed to, refused, or its time is over.
    """
    require(policy.may_hold_keys(viewer))
    row = lock(Unsealing.objects.filter(waiting(now), agreed__isnull=True), id=unsealing)
    asked = row.asked.open_json(place_keys(), row.id)
    number = row.id
    row.delete()
    write_deed(viewer, "unsealing-refused", asked["persona"], now, purpose=asked["purpose"], asked_by=asked["by"])
    record("unsealing.refused", about=("unsealing", number), now=now)
