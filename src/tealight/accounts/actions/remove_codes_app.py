from datetime import datetime

from tealight.accounts.actions.second_step import Kind, rows_of, settle
from tealight.kernel.actions import action
from tealight.kernel.viewer import Person


@action
def remove_codes_app(*, viewer: Person, now: datetime) -> None:
    """Forget the viewer's codes app. Records no event."""
    rows_of(viewer, Kind.TOTP).delete()
    settle(viewer, now)
