from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tealight.accounts import policy
from tealight.accounts.queries.exports import exports_of
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person

#: whole hours after the one in which it is begun: a line that breaks costs nobody the whole
HOURS = 2


@dataclass(frozen=True, slots=True)
class Fetching:
    """What opens the file of an export, and how many bytes it will be."""

    export: int
    name: str
    key: bytes = field(repr=False)
    size: int


@action
def fetch_export(*, viewer: Person, now: datetime) -> Fetching | None:
    """Begin to fetch the viewer's export; None if there is none, or it was fetched.

    It is fetched once. But nobody can tell here whether the last bytes arrived, and lines break: from
    the first begin on it can be begun again for an hour, and no more than two. Records no event.
    """
    require(policy.may_change_own(viewer))
    rows = exports_of(viewer.keys).select_for_update().filter(key__isnull=False)
    row = next((row for row in rows if row.is_there(now)), None)
    if row is None:
        return None
    if row.fetch_hour is None:
        row.fetch_hour = clock.hour(now) + timedelta(hours=HOURS)
        row.save(update_fields=["fetch_hour"])
    opens = row.key.open_json(viewer.keys, row.id)
    return Fetching(row.id, row.name, bytes.fromhex(opens["key"]), opens["size"])
