"""What is said of help to whoever wrote of danger, kind by kind. Short: it may be read with shaking hands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpWords:
    """`now` stands under the emergency number, `lines` above the helplines, `beside` last."""

    now: str
    lines: str
    beside: str = ""


_NEAR = "Is someone near? Show them this."

#: kind of danger (screening.said.DANGERS) -> what is said
WORDS: dict[str, HelpWords] = {
    "self-harm": HelpWords(
        f"If you may act on this, or are hurt, ring now or go to {{where}}. {_NEAR}",
        "To talk to someone now",
    ),
    "medical": HelpWords(
        f"This may not wait. Ring now, or go to {{where}}. {_NEAR}",
        "Medical advice",
        "Nobody can tell from a page what is happening in a body. If you aren’t sure, ring.",
    ),
    "abuse": HelpWords(
        "If you are in danger now, ring. What is done to you is not your fault.",
        "People who know about this",
        "If someone may look at this device, use “Leave site” when you have the numbers. Calls can show on a phone bill.",
    ),
    "psychosis": HelpWords(
        "After a birth or a loss, thoughts can race, and things can look changed or meant for you. It can come fast, and it "
        f"passes with help. If it grows, or someone could be hurt, ring now or go to {{where}}. {_NEAR}",
        "To talk to someone now",
    ),
    "other-person": HelpWords(
        "If somebody may be in danger now, ring, and say where they are. You needn’t be sure.",
        "For them, and for you",
        "These lines are for whoever worries, too. You needn’t carry it alone.",
    ),
    "child-at-risk": HelpWords(
        "If a child is in danger now, ring. If that child is you: this is not your fault, and it was right to tell.",
        "People who know about this",
    ),
}

#: said as well where a plan or means are told
PLAN = "If something you could use is near you, move away from it while you ring."
