"""What a case keeps of the thing it is about: each wording that somebody reported, sealed with the case's key."""

from tealight.kernel.crypto import Keys
from tealight.kernel.crypto.fields import Sealed
from tealight.kernel.snapshot import Snapshot
from tealight.moderation.models import Case

_SNAPSHOT = Case._meta.get_field("snapshot")
#: wordings kept of one thing: whoever changes it all day long fills no table
MOST = 20


def seen(case: Case, keys: Keys) -> tuple[Snapshot, ...]:
    """Return each wording that was kept, the newest last; none of what only waits to be read."""
    return tuple(Snapshot.from_json(one) for one in case.snapshot.open_json(keys, case.id))


def sealed(keys: Keys, case: int, snapshots: tuple[Snapshot, ...]) -> Sealed:
    """Return wordings sealed for the row of a case: the first, which was reported first, and the newest."""
    kept = snapshots if len(snapshots) <= MOST else (snapshots[0], *snapshots[1 - MOST :])
    return _SNAPSHOT.seal_json(keys, case, [one.as_json() for one in kept])


def with_newer(case: Case, keys: Keys, snapshot: Snapshot | None) -> Sealed | None:
    """Return what the case keeps from now on; None if `snapshot` says nothing new."""
    there = seen(case, keys)
    if snapshot is None or (there and there[-1] == snapshot):
        return None
    return sealed(keys, case.id, (*there, snapshot))
