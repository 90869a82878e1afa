"""How many people are here, and in which rooms: for the software alone, and never told as a number.

Rooms joined are in each member's sealed record, and no table counts them. Whoever would write
anonymously has to know where so few are that somebody may guess.
"""

from collections import Counter

from tealight.accounts import policy
from tealight.accounts.models import Member
from tealight.accounts.record import open_record
from tealight.kernel.crypto import member_keys
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System


def crowd(viewer: System) -> tuple[int, Counter[int]]:
    """Return how many people are here, and how many of them in each room; one statement, and each one's keys."""
    require(policy.may_count(viewer))
    people, rooms = 0, Counter()
    rows = Member.objects.filter(closed_on__isnull=True, approved_on__isnull=False).only("id", "record")
    for member in rows.iterator():
        try:
            record = open_record(member, member_keys(member.id))
        except KeysMissing:
            continue  # erased between the two
        people += 1
        rooms.update(int(room) for room in record.groups)
    return people, rooms
