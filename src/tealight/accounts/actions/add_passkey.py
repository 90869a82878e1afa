from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.second_step import Kind, add_row, rows_of, settle
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def add_passkey(*, viewer: Person, now: datetime, name: str, credential: dict) -> None:
    """Keep a passkey whose making was already checked. Records no event."""
    require(policy.may_add_passkey(viewer, rows_of(viewer, Kind.WEBAUTHN).count()))
    add_row(viewer, now, Kind.WEBAUTHN, {"name": name, "credential": credential})
    settle(viewer, now)
