"""What both ears say something about, in the order in which they say it."""

from tealight.screening.said import DANGERS

#: every note that may be suggested, in the order of PRODUCT.md
NOTES = (
    "living-children", "pregnancy", "birth", "scan-photo", "baby-photo", "child-photo", "physical-detail", "baby-detail",
    "hard-care", "ivf", "twins", "nicu", "self-harm", "abuse", "faith",
)  # fmt: skip
#: places of the heads of both: each danger, any danger, a plan, each note
ANY = len(DANGERS)
PLAN = ANY + 1
FIRST_NOTE = PLAN + 1
HEADS = FIRST_NOTE + len(NOTES)
#: what the quick ear alone says, of a sentence: that it makes light of a loss
NUDGE = HEADS
