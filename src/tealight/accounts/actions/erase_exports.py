from datetime import datetime

from django.db import transaction

from tealight.accounts import policy
from tealight.accounts.export import files
from tealight.accounts.queries.closed import keys_left
from tealight.accounts.queries.exports import exports_of
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def erase_exports(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Erase what someone who closed their account had packed to take along, whatever stays of the rest.

    Records no event: it was nobody else's business.
    """
    require(policy.may_tend_exports(viewer))
    keys = keys_left(viewer, persona_id)
    if keys is None:
        return  # what is left is forgotten with its days
    rows = exports_of(keys)
    names = list(rows.values_list("name", flat=True))
    rows.delete()
    transaction.on_commit(lambda: files.remove(names))
