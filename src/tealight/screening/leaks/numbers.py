"""Telephone numbers and the numbers of records, but not those of helplines."""

import re
from collections.abc import Iterator

from tealight.screening.leaks.words import around

_DIGITS = re.compile(r"(?<![\w/.,£$€₹-])(?:\+ ?)?\(?\d[\d ().\u00a0-]{6,20}\d(?![\w/%])")
_HELPLINE = re.compile(
    r"^(?:\+?44 ?)?0?(?:800|808|300|303|330|333|345|844|845|116)|^1?(?:800|833|844|855|866|877|888)\D|^1 ?8[59]0|^116 ?\d{3}$|^999|^1800"
)
_ASKED_FOR_HELP = re.compile(
    r"helpline|samaritans|hotline|crisis|lifeline|childline|refuge|shout|women's aid|sands|tommy's|mind\b|aasra|pieta|free ?phone|icall"
)
_RECORD = re.compile(
    r"\b(?:(?:nhs|hospital|patient|unit|case|reference|ref|mrn|chi|datix|complaint|claim|incident|policy|file|booking|order)\b"
    r"(?: (?:no|number|num|id|ref|reference|code)\b)?|my (?:case|number),?)"
    r"(?:['’]s)?\.?(?: (?:is|was|on the letter is|on the letter['’]s|on it is))?[ :,#=]{1,3}"
    r"(?P<it>[A-Z]{0,6}[ /-]?\d[\dA-Z]{0,14}(?:[ /-]\d?[\dA-Z]{1,10}){0,4})(?![\w])",
    re.IGNORECASE,
)


def numbers(text: str) -> Iterator[tuple[int, int]]:
    for found in _RECORD.finditer(text):
        start, end = found.span("it")
        # "case 12 weeks": what is a record's number has five figures at least
        while " " in text[start:end] and not re.search(r"\d", text[start:end].rpartition(" ")[2]):
            last = text[start:end].rpartition(" ")[2]
            if len(last) == 1 and last.isupper():
                break
            end -= len(last) + 1
        if sum(letter.isdigit() for letter in text[start:end]) >= 5:
            yield start, end
    for found in _DIGITS.finditer(text):
        words = found.group().strip(" .-")
        figures = re.sub(r"\D", "", words)
        if not 9 <= len(figures) <= 15 or _HELPLINE.search(words.lstrip("(+")):
            continue
        dated = re.search(r"\b(?:19|20)\d\d[ .-]|[ .-](?:19|20)\d\d\b|\d\.\d", words)
        groups = re.split(r"\D+", words.strip("+() "))
        shaped = words[0] in "+(0" or (len(groups) <= 3 and len(figures) >= 10 and all(len(one) > 2 for one in groups))
        if not shaped or (dated and words[0] not in "+(0") or _ASKED_FOR_HELP.search(around(text, *found.span())):
            continue
        start = found.start() + found.group().index(words)
        yield start, start + len(words)
