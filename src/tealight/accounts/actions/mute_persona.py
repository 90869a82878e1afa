from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def mute_persona(*, viewer: Person, now: datetime, persona_id: int) -> None:
    """Keep a persona's words out of the feed and covered in threads.

    Kept in the viewer's own sealed record. Records no event: nobody is told.
    """
    require(policy.may_turn_from(viewer, persona_id))

    def mute(record: Record) -> None:
        if persona_id not in record.muted:
            require(policy.may_keep_more(len(record.muted), "people you muted"))
            record.muted.insert(0, persona_id)

    change_record(viewer.member_id, mute)
