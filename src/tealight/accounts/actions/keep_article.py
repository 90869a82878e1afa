from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def keep_article(*, viewer: Person, now: datetime, article: int) -> None:
    """Keep an article for later. The caller has shown that the viewer may read it.

    The id goes into the viewer's own sealed record, as kept stories do, so nobody can count who kept it:
    what somebody reads tells what happened to them. Records no event.
    """
    require(policy.may_change_own(viewer))

    def keep(record: Record) -> None:
        if article not in record.kept_articles:
            require(policy.may_keep_more(len(record.kept_articles), "kept articles"))
            record.kept_articles.insert(0, article)

    change_record(viewer.member_id, keep)
