"""What a person has to look at, what people report, what the team decided, and what is asked of keyholders.

No column names anybody: neither who reported something, nor whom it is about, nor who of the team did
something. Beside each other in a row, over many nights, the two would tell who knows whom. A case names
the thing and the face on it, which everybody sees who may read it.
"""

from tealight.moderation.models.case import (
    OUTCOMES,
    Alarm,
    Case,
    CaseNote,
    Claim,
    Referral,
    Urgency,
    Why,
)
from tealight.moderation.models.decision import (
    Appeal,
    Category,
    Decision,
    Entry,
    Ground,
    Measure,
    Noticed,
    Outcome,
)
from tealight.moderation.models.desk import SecondOpinion, Swap
from tealight.moderation.models.report import Report
from tealight.moderation.models.unsealing import Purpose, Unsealing

__all__ = [
    "OUTCOMES",
    "Alarm",
    "Appeal",
    "Case",
    "CaseNote",
    "Category",
    "Claim",
    "Decision",
    "Entry",
    "Ground",
    "Measure",
    "Noticed",
    "Outcome",
    "Purpose",
    "Referral",
    "Report",
    "SecondOpinion",
    "Swap",
    "Unsealing",
    "Urgency",
    "Why",
]
