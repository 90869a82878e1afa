from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.second_step import Kind, add_row, rows_of, settle
from tealight.accounts.second_secrets import seal_secret
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def add_codes_app(*, viewer: Person, now: datetime, secret: str) -> None:
    """Keep the secret shared with the viewer's codes app, sealed; an older one is replaced.

    Records no event: how someone locks their door is nobody else's to hear.
    """
    require(policy.may_change_own(viewer))
    rows_of(viewer, Kind.TOTP).delete()
    add_row(viewer, now, Kind.TOTP, {"secret": seal_secret(viewer.member_id, Kind.TOTP, secret)})
    settle(viewer, now)
