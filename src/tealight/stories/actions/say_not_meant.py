from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import danger
from tealight.stories.actions.locking import lock_own


@action
def say_not_meant(*, viewer: Person, now: datetime, story: int, reply: int | None = None) -> None:
    """Tell the team that one's words, which sounded like danger, were not meant so.

    It lets nothing appear: a person reads them, and this with them. The story, or its `reply`.
    """
    kind, row = lock_own(viewer, story, reply)
    require(danger.may_tell_team(viewer, row, row if reply is None else row.story))
    record("danger.misread", about=(kind, row.id), now=now, kind=kind)
