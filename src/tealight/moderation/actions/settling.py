"""What a decision does to its case. Not an action itself."""

from collections.abc import Collection
from datetime import datetime

from tealight.kernel import clock
from tealight.moderation.actions.closing import close
from tealight.moderation.models import Alarm, Case, Claim, Measure, SecondOpinion

#: measure -> how the case ended (models.OUTCOMES); of all others, "dealt-with"
_ENDS = {
    Measure.NONE: "nothing", Measure.NOTE: "note", Measure.ASK: "change", Measure.HOLD: "held",
    Measure.LIMIT: "limited", Measure.REMOVE: "removed", Measure.CLOSE: "replies",
}


def settle(case: Case, what: str, now: datetime, *, stays_open: bool) -> None:
    """Stop the clock of a decided case and, unless it `stays_open`, close it."""
    Alarm.objects.filter(case=case).delete()
    if not stays_open:
        close(case, now, _ENDS.get(what, "dealt-with"))


def close_cases(cases: Collection[int], what: str, now: datetime) -> None:
    """As `close`, for many cases that were decided by `what`, locked or not. Four statements."""
    Alarm.objects.filter(case__in=cases).delete()
    Claim.objects.filter(case__in=cases).delete()
    SecondOpinion.objects.filter(case__in=cases).delete()
    Case.objects.filter(id__in=cases, closed_on=None).update(
        closed_on=clock.day(now), outcome=_ENDS.get(what, "dealt-with")
    )
