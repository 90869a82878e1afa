from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.write_deed import write_deed
from tealight.accounts.models import Member
from tealight.accounts.queries.staff import holders_of
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def revoke_role(*, viewer: Viewer, now: datetime, persona_id: int, role: str) -> None:
    """Take a role from the member behind a pen name; the last operator keeps theirs."""
    require(policy.may_change_roles(viewer))
    holders = holders_of(role, locked=True)
    member = lock(Member.objects, persona_id=persona_id)
    if role not in member.roles:
        return
    require(policy.may_lose_role(role, len(holders)))
    member.roles = sorted(set(member.roles) - {role})
    member.save(update_fields=["roles"])
    write_deed(viewer, "role-revoked", persona_id, now, role=role)
    record("role.revoked", about=("persona", persona_id), now=now)
