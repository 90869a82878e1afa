"""A sentence as a few words that stand alone, and the rest after them. Not a word is added or lost."""

import re

LONGEST_LEAD, LONGEST_REST = 120, 300
#: a whole sentence no longer than this is a lead by itself
ALONE = 75
#: where a sentence may be parted, the best place first; what goes before keeps its mark
_PARTS = (
    re.compile(r"(?<=[:;]) "),
    re.compile(r"(?<= –) |(?<= —) "),
    re.compile(r"(?<=,) (?=(?:and|but|or|so|because|even|which|although|though|whatever|where)\b)"),
    re.compile(r" (?=(?:because|unless|until|although|so that|even if|even when|depending on|without|whatever)\b)"),
    re.compile(r" (?=(?:if|when|while|before|after|and|but)\b)"),
    re.compile(r"(?<=,) "),
)
#: a lead says something: not two words, not all of it but two
_FEWEST = 4


def lead_and_rest(text: str) -> tuple[str, str]:
    """Return (lead, rest) of one sentence. Joined by a space, or alone where `rest` is "", they are `text` again.

    A sentence that can not be parted within the lengths of the fields is returned as ("", "").
    """
    if len(text) <= ALONE:
        return text, ""
    for part in _PARTS:
        for gap in part.finditer(text):
            lead, rest = text[: gap.start()], text[gap.end() :]
            if _good(lead, rest):
                return lead, rest
    if len(text) <= LONGEST_LEAD:
        return text, ""
    return _at_a_word(text)


def _good(lead: str, rest: str) -> bool:
    enough = len(lead.split()) >= _FEWEST and len(rest.split()) >= 2
    opens = re.match(r"(?:if|when|while|although|because|after|before|until|once|unless|depending|in|at|for|on|during)\b", lead, re.IGNORECASE)
    return enough and len(lead) <= LONGEST_LEAD and len(rest) <= LONGEST_REST and not (opens and lead.endswith(","))


def _at_a_word(text: str) -> tuple[str, str]:
    gap = text.rfind(" ", 0, LONGEST_LEAD)
    lead, rest = text[:gap], text[gap + 1 :]
    return (lead, rest) if gap > 0 and len(rest) <= LONGEST_REST else ("", "")
