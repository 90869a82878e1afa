from collections.abc import Mapping
from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def see_rules(*, viewer: Person, now: datetime, versions: Mapping[int, int]) -> None:
    """Note in the viewer's own sealed record which rules they were told of: room (0: the place) -> version.

    A version they know already, or a later one, stays. Records no event.
    """
    require(policy.may_change_own(viewer))

    def note(record: Record) -> None:
        for group, version in versions.items():
            record.rules_seen[str(group)] = max(version, record.rules_seen.get(str(group), 1))

    change_record(viewer.member_id, note)
