"""Judgement of a text: what is in it, whether somebody may be in danger, what may give its author away.

Pure: no database, no network, no clock. The software never decides about people with it: it shows help,
suggests, and asks a person to look (PRODUCT.md 1, 6, 19).
"""

from tealight.screening.judging import danger_of, screen
from tealight.screening.said import DANGERS, Danger, Evidence, Leak, Nudge, Screened, Suggestion

__all__ = ["DANGERS", "Danger", "Evidence", "Leak", "Nudge", "Screened", "Suggestion", "danger_of", "screen"]
