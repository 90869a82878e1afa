"""Where to turn, country by country, and what people write to the team."""

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
    "TeamMessage",
]
