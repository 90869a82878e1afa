"""Every hour, each member's record in other bytes, so that its changing says nothing (decision 0024).

A record changes when its member keeps a story, joins a room, turns from somebody. Without its keys nobody reads
what changed; but whoever copies the place every hour would see whose did, and so who was here beside anonymous
words. What changes of everybody says it of nobody.
"""

import logging
from collections.abc import Callable
from datetime import datetime

from tealight.accounts.actions.put_records import put_records
from tealight.accounts.models import Member
from tealight.accounts.record import open_record, sealed_record
from tealight.kernel.crypto import SealBroken
from tealight.kernel.crypto.ring import keys_of
from tealight.kernel.viewer import System

#: records read, sealed and written at a time; only the last of it holds anybody up
TOGETHER = 25
_ANEW = System("so that a change says nothing")
log = logging.getLogger(__name__)


def seal_all_anew(now: datetime, breathe: Callable[[], object]) -> int:
    """Seal every member's record anew; return how many.

    Each is as long as it was, or as long as records have become. Between two transactions `breathe` is
    called. Whoever's keys are gone is passed by.
    """
    members = list(Member.objects.filter(closed_on__isnull=True).order_by("id").values_list("id", flat=True))
    number = broken = 0
    for start in range(0, len(members), TOGETHER):
        some = members[start : start + TOGETHER]
        keys, records = keys_of(some), []
        for member in Member.objects.filter(id__in=[one for one in some if one in keys]).only("id", "record"):
            try:
                record = open_record(member, keys[member.id])
            except SealBroken:
                broken += 1
            else:
                records.append((member.id, member.record, sealed_record(member.id, keys[member.id], record)))
        put_records(viewer=_ANEW, now=now, records=records)
        number += len(records)
        breathe()
    if broken:
        # Never whose: the log names nobody.
        log.warning("%d records of members do not open", broken)
    return number
