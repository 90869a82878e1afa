"""How long people waited for a first answer, for who keeps the place: figures of the last weeks, and of few nothing.

Made of what everyone may see of a story, the hours in which it was told and answered, and of faces: nothing is
kept for it, and nobody is asked whose anything is (PRIVACY, "Anonymous writing" 6).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tealight.kernel import clock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.stories import policy, shelf_policy
from tealight.stories.models import Audience, Need, Story

SPAN = timedelta(days=28)
#: each story of the figures had at least so long; who waited longer is counted apart
A_DAY = timedelta(hours=24)
#: of fewer stories a figure would tell of somebody
FEW = 5
NEVER = "not answered yet"
_HOUR = timedelta(hours=1)
_IN_HOURS = 48
_OF = {Audience.GROUP: "In rooms", Audience.MEMBERS: "For all members", Audience.ANYONE: "For all members"}


@dataclass(frozen=True, slots=True)
class FirstReplies:
    """Of what was told in one way: how many stories, and in words within what time half, and 19 of 20, were answered.

    `late` says how many had no answer after a day. All three are "" where there were few stories, and `told` is 0.
    """

    where: str
    told: int
    half: str = ""
    most: str = ""
    late: str = ""


def first_replies(viewer: Viewer, now: datetime) -> tuple[FirstReplies, ...]:
    """Return the figures of what was told from 28 days to one day ago and hoped for an answer. One statement."""
    require(shelf_policy.may_see_waits(viewer))
    rows = (
        Story.objects.filter(policy.SHARED, hour__gte=clock.hour(now - SPAN), hour__lte=now - A_DAY, audience__in=tuple(_OF))
        .exclude(need=Need.NO_REPLY)
        .exclude(closed_on__isnull=False, answered_on__isnull=True)  # nobody waits there, and nobody could answer
    )
    waits: dict[str, list[timedelta]] = {where: [] for where in _OF.values()}
    for audience, told, answered in rows.values_list("audience", "hour", "answered_on"):
        waits[_OF[Audience(audience)]].append(timedelta.max if answered is None else answered - told)
    return tuple(_figures(where, sorted(found)) for where, found in waits.items())


def _figures(where: str, waits: list[timedelta]) -> FirstReplies:
    if len(waits) < FEW:
        return FirstReplies(where, 0)
    late = sum(wait >= A_DAY for wait in waits)
    return FirstReplies(where, len(waits), _within(_share(waits, 50)), _within(_share(waits, 95)), _how_many(late))


def _share(waits: list[timedelta], percent: int) -> timedelta:
    """Return within what time `percent` of the waits, in order, were over: the nearest rank, never between two."""
    return waits[-(-len(waits) * percent // 100) - 1]


def _within(wait: timedelta) -> str:
    """Return a wait in words that are true of it: both of its ends are known to the hour."""
    if wait == timedelta.max:
        return NEVER
    hours = wait // _HOUR + 1
    if hours == 1:
        return "within an hour"
    return f"within {hours} hours" if hours <= _IN_HOURS else f"within {-(-hours // 24)} days"


def _how_many(late: int) -> str:
    return "none" if not late else "a few" if late < FEW else str(late)
