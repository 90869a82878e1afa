from collections.abc import Callable

from tealight.accounts.models import Member
from tealight.accounts.record import Record, open_record, seal_record
from tealight.kernel.actions import lock
from tealight.kernel.crypto import member_keys


def change_record(member_id: int, change: Callable[[Record], None]) -> Record:
    """Lock a member's record, let `change` edit it, seal it again; return it.

    The one way to write a record, called inside actions: two tabs changing
    different things at once both keep their change.
    """
    row = lock(Member.objects, id=member_id)
    keys = member_keys(row.id)
    record = open_record(row, keys)
    change(record)
    seal_record(row, keys, record)
    row.save(update_fields=["record"])
    return record
