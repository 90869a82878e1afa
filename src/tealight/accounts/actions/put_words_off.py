from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def put_words_off(*, viewer: Person, now: datetime) -> None:
    """Stop asking to write recovery words down; they can be made at any time. Records no event."""
    require(policy.may_change_own(viewer))
    change_record(viewer.member_id, lambda record: setattr(record, "words_due", False))
