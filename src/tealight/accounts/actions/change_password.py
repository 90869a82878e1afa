from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.end_sessions import end_sessions
from tealight.accounts.models import Member
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def change_password(*, viewer: Person, now: datetime, kept: str) -> None:
    """Replace the viewer's password and end all their sessions. Records no event.

    `kept` comes from `hashers.hashed`. The browser it is asked from begins a new
    session, if the person is to stay.
    """
    require(policy.may_change_own(viewer))
    member = lock(Member.objects, id=viewer.member_id)
    member.password = kept
    member.save(update_fields=["password"])
    end_sessions(viewer=viewer, now=now)
