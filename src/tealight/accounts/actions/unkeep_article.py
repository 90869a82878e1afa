from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def unkeep_article(*, viewer: Person, now: datetime, article: int) -> None:
    """Let go of a kept article. Records no event."""
    require(policy.may_change_own(viewer))

    def unkeep(record: Record) -> None:
        record.kept_articles = [kept for kept in record.kept_articles if kept != article]

    change_record(viewer.member_id, unkeep)
