import secrets
from datetime import datetime, timedelta

from django.db import transaction

from tealight.accounts import policy
from tealight.accounts.export import files
from tealight.accounts.models import Export, Member
from tealight.accounts.queries.exports import exports_of, free_slots_of, is_given_up
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record

#: days it can be fetched after the day it was asked for: never less than 48 hours
DAYS = 2


@action
def ask_export(*, viewer: Person, now: datetime) -> None:
    """Ask for everything the viewer gave, packed in the background by `accounts.jobs.make_export`.

    Asked twice, it is one. The row and the event name nobody; whose it is stands sealed in the row.
    """
    lock(Member.objects, id=viewer.member_id)  # two tabs at once make one; the account's row itself is not written
    rows = list(exports_of(viewer.keys))
    if any(row.is_there(now) and not is_given_up(row, now) for row in rows):
        return
    today = clock.day(now)
    gone = [row for row in rows if row.fault or row.owner or row.day < today]
    stay = [row for row in rows if row not in gone]
    require(policy.may_ask_export(viewer, len(stay)))
    Export.objects.filter(id__in=[row.id for row in gone]).delete()
    taken = {bytes(row.tag) for row in stay}
    row = Export(
        id=new_id(),
        tag=secrets.choice(free_slots_of(viewer.keys, taken)),
        day=today,
        until=today + timedelta(days=DAYS),
    )
    row.owner = Export._meta.get_field("owner").seal_json(place_keys(), row.id, {"member": viewer.member_id})
    row.save(force_insert=True)
    record("export.asked", about=("export", row.id), now=now)
    transaction.on_commit(lambda: files.remove([one.name for one in gone]))
