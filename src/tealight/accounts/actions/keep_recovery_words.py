from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.models import Member
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def keep_recovery_words(*, viewer: Person, now: datetime, kept: str) -> None:
    """Keep the hash of new recovery words; older ones stop working. Records no event.

    `kept` comes from `hashers.hashed`; the words themselves are shown once and
    never stored.
    """
    require(policy.may_change_own(viewer))
    member = lock(Member.objects, id=viewer.member_id)
    member.recovery = kept
    member.save(update_fields=["recovery"])
    change_record(viewer.member_id, lambda record: setattr(record, "words_due", False))
