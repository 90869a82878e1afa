"""What the finders of the leak guard share: what a name looks like, what is none, and the words around a place."""

import re

WORD = r"[A-Z][^\W\d_]{1,24}(?:['’-][A-Z]?[^\W\d_]{1,24}){0,2}"
APART = r"[ \t\u00a0]{1,3}"

#: with a capital at the start of a sentence, and yet no name
NOT_A_NAME = frozenset(
    "the a an our my your his her their this that these those every each any no another one some what which when where who and or but "
    "if in at on to from of for by with i we you he she they it is was are were not early late private local general community "
    "nhs postnatal antenatal maternity labour labor delivery bereavement children's womens women's fertility ivf recurrent "
    "miscarriage neonatal high new old both back then after before so nobody someone same whole main big little different "
    "good bad night day also even just ours theirs mine hospital ward clinic unit very busy noisy quiet empty sunday monday tuesday "
    "wednesday thursday friday saturday january february march april may june july august september october november december".split()
)

CHARITY = re.compile(r"\b(?:trust|foundation|charity|appeal|fund|helpline|society|association)\b", re.IGNORECASE)


def around(text: str, start: int, end: int, reach: int = 90) -> str:
    """The words before and after a place, within its own sentence as far as full stops tell, in lower case."""
    before = re.split(r"[!?\n]|(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])\.\s", text[max(start - reach, 0) : start])[-1]
    after = re.split(r"[!?\n]|\.\s", text[end : end + reach])[0]
    return f"{before} | {after}".lower().replace("’", "'")
