from datetime import datetime

from tealight.accounts.actions.second_step import Kind, rows_of, settle
from tealight.kernel.actions import action
from tealight.kernel.viewer import Person


@action
def renew_codes(*, viewer: Person, now: datetime) -> None:
    """Make new recovery codes; the old ones stop working. Records no event."""
    rows_of(viewer, Kind.RECOVERY_CODES).delete()
    settle(viewer, now)
