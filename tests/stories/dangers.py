"""Sentences that sound like danger, for tests that are about what follows. How danger is heard is screening's."""

PLAN = "I've written the letters and I have the pills. Goodbye."
FEELING = "I want to die."
MEDICAL = "I'm soaking a pad every fifteen minutes and I feel dizzy."
ABUSE = "He's smashed the door in and he's outside now."
PSYCHOSIS = "They swapped the scan, I'm going to get her back."
OTHER = "My friend says she is going to kill herself tonight."
CHILD = "My ex hits my son when he is there."
OF_EACH = {
    "self-harm": FEELING, "medical": MEDICAL, "abuse": ABUSE, "psychosis": PSYCHOSIS, "other-person": OTHER, "child-at-risk": CHILD,
}
