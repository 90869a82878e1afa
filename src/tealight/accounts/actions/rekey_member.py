from datetime import datetime

from tealight.accounts.models import Member
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey

_RECORD = Member._meta.get_field("record")


@action
def rekey_member(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal a member's record with their new keys. Done already, or gone, is as good. Records no event: nothing changed."""
    require(may_rekey(viewer))
    member = Member.objects.select_for_update().filter(id=row).first()
    if member is not None:
        member.record = _RECORD.reseal(everybody.members[member.id], member.id, member.record)
        member.save(update_fields=["record"])
