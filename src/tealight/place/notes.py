"""The starting set of content notes (PRODUCT.md, "Content notes", "Defaults").

The order is the bit in every stored mask: add at the end, never in between. Notes an
operator adds take bits from the other end, so that a later release finds its own free.
"""

from tealight.place.models import Handling

SHOW, COVER, LEAVE_OUT = Handling.SHOW, Handling.COVER, Handling.LEAVE_OUT

#: bits of an operator's own notes, in the order they are taken
OWN_BITS = range(61, 31, -1)
#: key, label, meaning, phrase, at the start, in the gentle preset
STARTING_NOTES = (
    ("living-children", "Living children", "children at home, older or younger", "living children", SHOW, LEAVE_OUT),
    ("pregnancy", "Pregnancy", "a current pregnancy, a positive test, an announcement", "a pregnancy", LEAVE_OUT, LEAVE_OUT),
    ("birth", "Birth after a loss", "a birth or a newborn", "a birth", LEAVE_OUT, LEAVE_OUT),
    ("scan-photo", "Scan picture", "a picture from a scan", "a scan picture", LEAVE_OUT, LEAVE_OUT),
    ("baby-photo", "Photo of a baby who died", "", "a photo of a baby who died", COVER, LEAVE_OUT),
    ("child-photo", "Photo of a living child", "a living baby or child", "a photo of a living child", LEAVE_OUT, LEAVE_OUT),
    ("physical-detail", "Physical detail", "bleeding, procedures", "physical detail", COVER, COVER),
    ("baby-detail", "About a baby who died", "describes a baby; funeral, post-mortem", "a description of a baby who died", SHOW, SHOW),
    ("hard-care", "Hard birth or poor care", "a traumatic birth, care that hurt", "a hard birth or poor care", SHOW, COVER),
    ("tfmr", "Ending a pregnancy for medical reasons", "", "a decision to end a pregnancy", SHOW, SHOW),
    ("ivf", "IVF", "cycles, embryos, results", "IVF", SHOW, COVER),
    ("twins", "Twins, one living", "one baby died and one lived", "twins, one of them living", SHOW, LEAVE_OUT),
    ("nicu", "Neonatal care", "intensive care, special care", "neonatal care", SHOW, COVER),
    ("self-harm", "Suicide or self-harm", "", "suicide or self-harm", COVER, COVER),
    ("abuse", "Abuse", "violence or control", "abuse", SHOW, COVER),
    ("faith", "Faith", "prayer, religion", "faith", SHOW, SHOW),
)
