"""Hospitals, clinics and wards that have a name."""

import re
from collections.abc import Iterator

from tealight.screening.leaks.words import APART, CHARITY, NOT_A_NAME, WORD, around

_NAMED = rf"(?:St\.?|Saint|Our Lady|{WORD})(?:{APART}(?:of|and|{WORD})){{0,3}}"
_HOSPITAL = re.compile(
    rf"\b(?P<it>(?P<name>{_NAMED}){APART}(?:(?:[Ww]omen['’]?s|Maternity|University|General|Children['’]?s|Memorial|Royal|District|Regional|County|Valley|Medical){APART}){{0,2}}"
    r"(?:[Hh]ospital|Infirmary|[Mm]edical [Cc]ent(?:er|re)|[Nn]ursing [Hh]ome|[Cc]linic|Fertility|Maternity|General|Memorial|Royal|Women['’]?s (?:Health|Cent(?:er|re)|Hospital|Clinic)|Birth Cent(?:er|re)|Hospice|[Hh]ealth [Cc]ent(?:er|re)|Surgery|Medical College|NHS Trust)|"
    rf"(?P<ward>{WORD}){APART}(?:[Ww]ard|Suite|Unit))\b(?!['’])"
)
_THE_ROYAL = re.compile(
    rf"\b(?:at|to|from|in|of|under|left|the)(?: the)? (?P<it>(?:Royal(?!s| (?:Family|Mail|Wedding|Navy|British|Marines))|Princess(?= [A-Z])|Prince(?= [A-Z])|Queen(?= [A-Z])|King['’]s College)(?:{APART}{WORD}){{0,2}}"
    r"|RVI|UCLH|GOSH|AIIMS|Rotunda|Coombe|Holles Street|Charing Cross|Addenbrooke['’]?s|Guy['’]s|Jessop(?:['’]?s)?(?: Wing)?)(?![\w'’])",
)
_SAINT = re.compile(rf"\b(?P<it>St\.? {WORD}['’]s|ST\.? [A-Z]{{3,20}}['’]S)\b")
_UNIT_AT = re.compile(
    rf"\b(?i:epu|epau|early pregnancy unit|unit|ward \d{{1,3}}|nicu|scbu|a&e|maternity|fertility clinic|sonographer|mortuary|labour ward)"
    rf"(?: called {WORD}(?: {WORD})?)? (?i:at|in) (?:the )?(?P<it>{WORD}(?: {WORD}){{0,2}})"
)
_WARD_NUMBER = re.compile(r"\b(?P<it>[Ww]ard (?:\d{1,3}[A-Za-z]?|[A-Z]\d{0,2}))\b(?=,? (?:at|in|of) (?:the )?[A-Z])")
_SMALL_HOSPITAL = re.compile(
    r"\b(?P<it>st\.? [a-z]{3,15}['’]?s hospital|(?!the |our |my |a |local |big |nearest |another |to |at |in |from )[a-z]{4,20} (?:general|royal|memorial|university|county|city|district) hospital)\b"
)
_WORSHIP = re.compile(r"church|school|parish|mass\b|vicar|priest|choir|feast|chapel|christening|candle|cathedral|nursery")


def hospitals(text: str) -> Iterator[tuple[int, int]]:
    for found in _HOSPITAL.finditer(text):
        start, end = found.span("it")
        words = text[start:end].split()
        # "The Linden Clinic" is a name, "The Early Pregnancy Clinic" and "Our Ward" are none
        while len(words) > 1 and words[0].lower().strip("'’") in NOT_A_NAME:
            start += len(words[0])
            start += len(text[start:end]) - len(text[start:end].lstrip())
            words.pop(0)
        if len(words) > 1 and words[0].lower() not in ("doctor's", "doctor’s") and not _GENERIC.search(text[start:end]) and not CHARITY.match(text[end : end + 14].strip()):
            yield start, end
    yield from (found.span("it") for found in _WARD_NUMBER.finditer(text))
    for pattern in (_THE_ROYAL, _SMALL_HOSPITAL, _UNIT_AT):
        for found in pattern.finditer(text):
            words = found.group("it")
            if words.split()[0].lower() not in NOT_A_NAME and not _GENERIC.search(words):
                yield found.span("it")
    for found in _SAINT.finditer(text):
        if not _WORSHIP.search(around(text, *found.span())) and "day" not in text[found.end() : found.end() + 5].lower():
            yield found.span("it")


_GENERIC = re.compile(
    r"^(?:(?:early pregnancy|fetal medicine|foetal medicine|recurrent|miscarriage|maternity|antenatal|postnatal|neonatal|children['’]?s|"
    r"women['’]?s|general|private|nhs|ivf|fertility|labour|delivery|high risk|family|emergency|outpatient|gynae|gynaecology|"
    r"intensive care|special care|bridal|honeymoon|en|royal|day|bereavement|pain|sexual health|tory|psych|mental health|mother and baby|perinatal|triage|transitional) ?)+"
    r"(?:hospital|clinic|ward|suite|unit|fertility|maternity|general|royal|medical center|medical centre|health centre)$|^(?:attorney|major|caesars?) general$",
    re.IGNORECASE,
)
