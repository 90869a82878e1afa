"""Where to turn, country by country, what people write to the team, and past it."""

from tealight.help.models.complaint import SentComplaint
from tealight.help.models.country import Country
from tealight.help.models.helpline import (
    LONGEST_TRUST,
    Channel,
    Confidence,
    Helpline,
    OnBill,
    Scope,
)
from tealight.help.models.message import TeamMessage

__all__ = [
    "LONGEST_TRUST",
    "Channel",
    "Confidence",
    "Country",
    "Helpline",
    "OnBill",
    "Scope",
    "SentComplaint",
    "TeamMessage",
]
