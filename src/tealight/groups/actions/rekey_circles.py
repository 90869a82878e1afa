from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.models import Member
from tealight.accounts.record import Record, open_record
from tealight.groups.keys import circle_generations, circle_key
from tealight.groups.models import Circle
from tealight.groups.queries.rekeying import Step
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey


@action
def rekey_circles(*, viewer: System, now: datetime, everybody: Everybody, row: int, step: Step) -> None:
    """Let one member's record learn, write with, or lose a key of their circles, as `step` says.

    Of circles they are in, and no other: whoever was taken out in this moment learns nothing. The record
    of somebody in none is sealed anew as well. Done already, or gone, is as good. Records no event:
    nothing happened to anybody.
    """
    require(may_rekey(viewer))
    member = Member.objects.filter(id=row).first()
    if member is None or row not in everybody.members:
        return
    circles = open_record(member, everybody.members[row]).circles
    # Before the record, as whoever comes in or goes: nobody comes in with a key that is a step behind.
    locked = {
        str(circle)
        for circle in Circle.objects.select_for_update().filter(id__in=circles).order_by("id").values_list("id", flat=True)
    }

    def take_step(record: Record) -> None:
        for circle in locked & record.circles.keys():
            known = circle_generations(bytes.fromhex(record.circles[circle]))
            record.circles[circle] = circle_key(step(int(circle), known)).hex()

    try:
        change_record(row, take_step)
    except KeysMissing:
        pass  # their account was erased in this moment, and with it what it held of any circle
