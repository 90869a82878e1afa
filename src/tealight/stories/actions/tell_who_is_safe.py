from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import danger
from tealight.stories.actions.locking import lock_own

#: what an answer is sealed for until it is a note of the case
SEALED_FOR = "danger-answer"


@action
def tell_who_is_safe(*, viewer: Person, now: datetime, story: int, said: str, reply: int | None = None) -> None:
    """Tell the team who is with a child, and who is safe, beside one's words that sounded like danger.

    What is `said` goes sealed with the place's keys, and becomes a note of the case.
    """
    kind, row = lock_own(viewer, story, reply)
    require(danger.may_tell_team(viewer, row, row if reply is None else row.story))
    sealed = place_keys().seal(SEALED_FOR, row.id, said.encode())
    record("danger.answered", about=(kind, row.id), now=now, kind=kind, said=sealed.hex())
