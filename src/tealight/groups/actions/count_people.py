from datetime import datetime

from tealight.accounts.queries.crowd import crowd
from tealight.groups import policy
from tealight.groups.models import Group
from tealight.groups.queries.rooms import ENOUGH
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.actions.note_people import note_people


@action
def count_people(*, viewer: System, now: datetime) -> None:
    """Note for each room, and for the place, whether enough people are in it for one of them to be hard to guess.

    The numbers are kept nowhere. Records no event: they would tell when somebody came or went.
    """
    require(policy.may_count(viewer))
    people, rooms = crowd(viewer)
    many = [room for room, count in rooms.items() if count >= ENOUGH]
    Group.objects.filter(id__in=many, many_on__isnull=True).update(many_on=clock.day(now))
    Group.objects.exclude(id__in=many).filter(many_on__isnull=False).update(many_on=None)
    note_people(viewer=viewer, now=now, many=people >= ENOUGH)
