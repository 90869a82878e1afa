"""What ends with a case, however it ends. Not an action."""

from datetime import datetime

from tealight.kernel import clock
from tealight.moderation.models import Alarm, Case, Claim, SecondOpinion


def close(case: Case, now: datetime, outcome: str) -> None:
    """Close a case, locked by the caller, with one of OUTCOMES. The minute of a danger goes, who had it in hand, and who was asked."""
    Alarm.objects.filter(case=case).delete()
    Claim.objects.filter(case=case).delete()
    SecondOpinion.objects.filter(case=case).delete()
    case.closed_on, case.outcome = clock.day(now), outcome
    case.save(update_fields=["closed_on", "outcome"])
