from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def keep_story(*, viewer: Person, now: datetime, story_id: int) -> None:
    """Keep a story for oneself. The caller has shown that the viewer may see it.

    The id goes into the viewer's own sealed record, so nobody, the author
    included, can count who kept it. Records no event.
    """
    require(policy.may_change_own(viewer))

    def keep(record: Record) -> None:
        if story_id not in record.kept:
            require(policy.may_keep_more(len(record.kept), "kept stories"))
            record.kept.insert(0, story_id)

    change_record(viewer.member_id, keep)
