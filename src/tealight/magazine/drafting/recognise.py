"""What a sentence is for: to get help, to do something, or neither; and whether it can stand alone."""

import re

#: starts that lean on the sentence before
_LEANS = re.compile(
    r"(?:this|that|these|those|they|them|their|s?he|h(?:is|er)|such|but|and|or|so|then|however|also|both|either|neither|otherwise"
    r"|others?|another|one|some of|none of|each of|few of|for example|for instance|in that case|instead|still|yet|all the same"
    r"|because of this|as a result|the same|here|there you|the other|(?:two|three|both|most|many) of (?:them|these|those))\b",
    re.IGNORECASE,
)
#: “it” that stands for nothing before it
_STANDS = re.compile(
    r"it(?:’s| is| can be| may be| was)(?: not| also| never| often| still| all| very)* "
    r"(?:your|nobody|common|normal|usual|possible|safe|best|better|important|worth|easiest|hard|right|fine|all right|okay|enough|never|true)\b",
    re.IGNORECASE,
)
_DEPENDS = re.compile(r"it\b", re.IGNORECASE)
#: so few words that what “it” means must stand before
_POINTS_BACK = re.compile(r"(?:\S+ ){1,5}(?:it|them|that|so|this)[.!]", re.IGNORECASE)
_VERBS = (
    "ask|ring|call|phone|tell|write|look|keep|bring|send|choose|offer|listen|take|go|say|let|turn|delete|plan|make|find|try|give|speak"
    "|talk|check|contact|wear|use|eat|drink|rest|read|save|print|register|avoid|wait|start|stop|leave|get|see|do not|don’t|never|count"
    "|put|set|show|mute|switch|remember|pay|visit|book|note|stay|hold|allow|report|join|mention|name|be|think about|consider|arrange"
)
_IMPERATIVE = re.compile(rf"(?:please )?(?:{_VERBS})\b", re.IGNORECASE)
_AFTER_COMMA = re.compile(rf"^(?:after|before|in|at|if|when|while|for|on|once|until|during)\b[^.;]*, (?:{_VERBS})\b", re.IGNORECASE)
_MAY = re.compile(
    r"\b(?:you|someone|somebody|a friend|your partner) (?:can|may|could) (?:also |still |always )?"
    r"(?:ask|ring|call|tell|bring|register|write|request|contact|see|have|choose|refuse|say|go|take)\b",
    re.IGNORECASE,
)
_URGENT = re.compile(
    r"\b(?:999|112|911|111|000|emergency|ambulance|crisis (?:line|team)|straight away|right away|at once|immediately|same day|today|now"
    r"|urgent(?:ly)?|a&e|hospital|do not wait|don’t wait|at any hour|needs? a doctor)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"\b(?:bleed\w*|pads?|clots?|faint\w*|collapse\w*|fever\w*|temperature|shiver\w*|smell\w*|shoulder|pain|dizz\w*|breath\w*|sick"
    r"|confus\w*|hearing things|seeing things|voices|racing thoughts|infection|movements|dying|die|suicid\w*|kill\w*"
    r"|wanting to live|go on living|end(?:ing)? your life|harm|yourself safe|not safe|act on it)\b",
    re.IGNORECASE,
)
_TURN_TO = re.compile(r"\b(?:ring|call|phone|contact|go to|needs? (?:a|to be)|see a|seen|speak to|talk to)\b", re.IGNORECASE)
_OF_HELP = re.compile(r"\b(?:help|ring|call|urgent|emergency|wait|worried|safe|dark|watch|danger)\b", re.IGNORECASE)


def leans(text: str) -> bool:
    """Return whether `text` needs the sentence before it to be understood."""
    if _LEANS.match(text) or _POINTS_BACK.fullmatch(text):
        return True
    return bool(_DEPENDS.match(text) and not _STANDS.match(text))


def is_whole(text: str) -> bool:
    """Return whether `text` is a sentence that says something: begun, ended, no question, not leading on to a list."""
    return text[:1] in "“‘\"(" + text[:1].upper() and text.rstrip("”’\")")[-1:] in {".", "!"} and len(text.split()) > 3


def urgency(text: str, heading: str) -> int:
    """Return how much `text` tells when to get help at once; from `URGENT` on it does."""
    if not is_whole(text):
        return 0
    urgent, signs = len(_URGENT.findall(text)), len(set(_SIGN.findall(text.lower())))
    if not signs and not (urgent and _TURN_TO.search(text)):
        return 0
    under = 2 if _OF_HELP.search(heading) else 0
    return min(urgent, 2) * 2 + min(signs, 3) + under + (1 if _TURN_TO.search(text) else 0)


#: less than this is talk of pain or hospitals, not a call to act
URGENT = 5


def advice(text: str) -> int:
    """Return how much `text` tells the reader something to do: 2 says it outright, 1 says that they may, 0 neither."""
    if not is_whole(text):
        return 0
    if _IMPERATIVE.match(text) or _AFTER_COMMA.match(text):
        return 2
    return 1 if _MAY.search(text) else 0
