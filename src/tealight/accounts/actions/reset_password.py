from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.links import use_link
from tealight.accounts.models import LinkPurpose, Member, Session
from tealight.accounts.record import Record
from tealight.accounts.slots import MOST, SLOT
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import member_keys
from tealight.kernel.viewer import Viewer


@action
def reset_password(
    *, viewer: Viewer, now: datetime, kept: str, token: str = "", member_id: int = 0
) -> int:
    """Give an account a new password and end all its sessions; return the member's id.

    By a link from a mail or from the team, used up here; or for `member_id`, whose
    recovery words the caller has checked. A second step stays asked for. Records
    no event.
    """
    if token:
        member_id = use_link(token, now, LinkPurpose.RECOVER, LinkPurpose.TEAM).body["member"]
    member = lock(Member.objects.filter(closed_on__isnull=True), id=member_id)
    member.password = kept
    member.save(update_fields=["password"])
    change_record(member_id, Record.shut_doors)
    Session.objects.filter(owner_tag__in=member_keys(member_id).slots(SLOT, MOST)).delete()
    return member_id
