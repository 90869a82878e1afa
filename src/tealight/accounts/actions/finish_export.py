from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.models import Export
from tealight.kernel.actions import action
from tealight.kernel.crypto import member_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def finish_export(*, viewer: Viewer, now: datetime, export: int, member: int, name: str, key: bytes, size: int) -> bool:
    """Let an export be fetched whose file `name` is whole; False if nobody waits for that file any more.

    From now on only its owner's keys open it: whose it is stands nowhere. Records no event: only they
    are told, when they look.
    """
    require(policy.may_tend_exports(viewer))
    row = Export.objects.select_for_update().filter(id=export, name=name, owner__isnull=False).first()
    if row is None or not row.is_there(now):
        return False
    sealed = Export._meta.get_field("key").seal_json(member_keys(member), row.id, {"key": key.hex(), "size": size})
    row.key, row.owner, row.job = sealed, None, None
    row.save(update_fields=["key", "owner", "job"])
    return True
