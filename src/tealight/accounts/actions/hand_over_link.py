from datetime import datetime, timedelta

from tealight.accounts import policy
from tealight.accounts.actions.write_deed import write_deed
from tealight.accounts.links import address_of, write_own_link
from tealight.accounts.models import LinkPurpose, Member
from tealight.accounts.record import open_record
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import member_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record


@action
def hand_over_link(*, viewer: Person, now: datetime, persona_id: int) -> str:
    """Make a link by which the person behind a pen name chooses a new password; return its address.

    For an operator who has satisfied themselves who is asking. It is on the record
    for ever, works for a day, and does not replace a second step: an operator
    cannot come in as someone else without being seen to have made it.
    """
    require(policy.may_hand_over_link(viewer))
    member = lock(Member.objects.filter(closed_on__isnull=True), persona_id=persona_id)
    record_of = open_record(member, member_keys(member.id))
    token = write_own_link(LinkPurpose.TEAM, member, record_of, now, timedelta(days=1))
    write_deed(viewer, "way-back-handed-over", persona_id, now)
    record("way_back.handed_over", about=("persona", persona_id), now=now)
    return address_of(LinkPurpose.TEAM, token)
