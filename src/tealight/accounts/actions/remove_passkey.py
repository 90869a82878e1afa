from datetime import datetime

from tealight.accounts.actions.second_step import Kind, rows_of, settle
from tealight.kernel.actions import action, lock
from tealight.kernel.viewer import Person


@action
def remove_passkey(*, viewer: Person, now: datetime, passkey_id: int) -> None:
    """Forget one of the viewer's passkeys; NotFound if it is not theirs. Records no event."""
    lock(rows_of(viewer, Kind.WEBAUTHN), id=passkey_id).delete()
    settle(viewer, now)
