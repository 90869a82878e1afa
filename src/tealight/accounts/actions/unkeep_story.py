from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def unkeep_story(*, viewer: Person, now: datetime, story_id: int) -> None:
    """Let go of a kept story. Records no event."""
    require(policy.may_change_own(viewer))

    def unkeep(record: Record) -> None:
        record.kept = [kept for kept in record.kept if kept != story_id]

    change_record(viewer.member_id, unkeep)
