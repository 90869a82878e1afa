from datetime import datetime

from django.db import transaction

from tealight.accounts import policy
from tealight.accounts.actions._exports import end_exports
from tealight.accounts.export import files
from tealight.accounts.queries.exports import exports_of
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def drop_export(*, viewer: Person, now: datetime) -> None:
    """Delete the viewer's export, being packed or ready; done already is as good. Records no event."""
    require(policy.may_change_own(viewer))
    names = end_exports(exports_of(viewer.keys), now)
    transaction.on_commit(lambda: files.remove(names))
