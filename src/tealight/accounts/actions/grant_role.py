from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.write_deed import write_deed
from tealight.accounts.models import Member, Role, Session
from tealight.accounts.slots import MOST, SLOT
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import member_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def grant_role(*, viewer: Viewer, now: datetime, persona_id: int, role: str) -> None:
    """Give a role to the member behind a pen name; held already is as good.

    Their sessions end: one of a month, begun before, would else be the team's.
    """
    require(policy.may_change_roles(viewer))
    member = lock(Member.objects.filter(closed_on__isnull=True), persona_id=persona_id)
    role = Role(role).value
    if role in member.roles:
        return
    member.roles = sorted({*member.roles, role})
    member.save(update_fields=["roles"])
    Session.objects.filter(owner_tag__in=member_keys(member.id).slots(SLOT, MOST)).delete()
    write_deed(viewer, "role-granted", persona_id, now, role=role)
    record("role.granted", about=("persona", persona_id), now=now)
