from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tealight.accounts import policy
from tealight.accounts.export import files
from tealight.accounts.models import Export
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Begun:
    """One try to pack an export: whose it is, and the name of its file."""

    member: int
    name: str


@action
def begin_export(*, viewer: Viewer, now: datetime, export: int, job: int) -> Begun | None:
    """Begin to pack an export from the start; None if nobody waits for it any more.

    Each try has a file of its own. What an earlier one left goes, and should that one still be
    alive, it finds at its end that the row has another name. Records no event: it was asked for.
    """
    require(policy.may_tend_exports(viewer))
    row = Export.objects.select_for_update().filter(id=export, owner__isnull=False).first()
    if row is None or not row.is_there(now):
        return None
    left, row.name, row.job = row.name, files.new_name(), job
    row.save(update_fields=["name", "job"])
    transaction.on_commit(lambda: files.remove([left]))
    return Begun(row.owner.open_json(place_keys(), row.id)["member"], row.name)
