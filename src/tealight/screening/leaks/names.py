"""Names of people: never a first name alone, never a name said of a baby."""

import re
from collections.abc import Iterator

from tealight.screening.leaks.first_names import FIRST_NAMES
from tealight.screening.leaks.words import APART, CHARITY, NOT_A_NAME, WORD, around

_TITLE = re.compile(
    rf"\b(?P<it>(?:Dr|DR|Doctor|Prof|Professor|Mr|MR|Mrs|MRS|Ms|Miss|Sister|Nurse|Midwife|Matron|Canon|Chaplain|Rev|Reverend|Consultant)\.?{APART}"
    rf"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?{APART})?(?:[A-Z]\.(?:{APART})?){{0,3}}(?P<name>{WORD}(?:{APART}{WORD}){{0,2}}))"
)
_TITLE_SMALL = re.compile(r"\b(?P<it>(?:dr|mr|mrs)\.? (?P<name>[a-z]{3,20}))\b(?! of my| right now)")
_NOT_A_PERSON = frozenset(
    "google who right pepper seuss pooh bean nobody darcy tumble tiggywinkle men bump whippy sheen kipling potato magoo bun whiskers "
    "fox wolf bear bunny sun moon jesus claus christmas grinch strange evil jekyll dre oetker phil oz universe".split()
)
_COMMON = frozenset(
    "said says told thinks thought appointment appt and who was is has had did does will would could just called calls rang put gave asked "
    "wants wanted came went never didnt wont cant not but for with the that this about again today tomorrow yesterday visit surgery "
    "then when told next which what how him her them his our your here there now also only office scan report letter notes google "
    "saw seen see sees looks looked knew know knows can may might should must been being get gets got let lets made make makes say "
    "from over off out back down still even really finally actually checked confirmed couldnt wouldnt apt offered prescribed sent right".split()
)
#: with one of these, one name alone may be a first name: it takes two
_FIRST_NAME_TITLES = ("nurse", "midwife", "canon", "chaplain", "rev", "reverend", "consultant", "matron", "miss")
_FULL = rf"(?P<it>(?P<first>{WORD}){APART}(?:(?:[A-Z]\.|de|van|der|bin|al){APART}){{0,2}}(?P<last>{WORD}(?:{APART}{WORD})?))"
_ROLE = (
    r"midwife|nurse|consultant|registrar|doctor|sonographer|counsell?or|therapist|psychologist|undertaker|celebrant|health visitor|embryologist|"
    r"obstetrician|matron|barrister|solicitor|lawyer|boss|manager|photographer|chaplain|funeral director|social worker|anaesthetist|ob-?gyn|"
    r"gp|surgeon|sister-in-law|brother-in-law|mother-in-law|father-in-law|ex|ex-husband|partner|husband|wife|friend|neighbour|neighbor|colleague|teacher|"
    r"pastor|vicar|priest|rabbi|imam|doula|specialist|detective|officer|secretary|receptionist|head teacher|landlord|matron|lady"
)
_BY_ROLE = re.compile(
    rf"(?i:\b(?:{_ROLE})(?:['’]s| is| was|,| called| named| at the time,?| there| lady is| is called| was called|:){{0,2}}) {_FULL}"
)
_OWN = re.compile(rf"(?i:\bmy (?:full |real )?name['’]?s?(?: is)?|\bi['’]m(?= [^ ]+ [^ ]+ in real life)|\bmarried(?: then)? to|\bin real life i['’]m) {_FULL}")
_IS_ROLE = re.compile(rf"{_FULL}(?i:,? (?:is|was|as) (?:my|our|the|a) (?:\w+ ){{0,2}}(?:{_ROLE})\b|,? (?:my|our|the) (?:\w+ )?(?:{_ROLE})\b)")
_ANYBODY = re.compile(rf"\b{_FULL}")
_OF_A_BABY = re.compile(
    r"\b(?:our (?:daughter|son|baby|girl|boy|little|first|angel|twins?)|my (?:daughter|son|baby|girl|boy|little|angel|darling|sweet|twins?)|born|called (?:him|her|it|them)|"
    r"nam(?:ed|ing)|we called|baby|babies|miss(?:ing)? you|(?:happy|1st|first) (?:birthday|heavenly)|grave|headstone|stone|gravestone|ashes|buried|stillborn|"
    r"her name|his name|their names?|middle name|our|weeks|lived for|birthday|loved|goodnight|sleep tight|rest|twin|grandson|granddaughter|grandchild|in memory|remember(?:ing)?)\b"
)
_AFTER_A_NAME = frozenset(
    "ward hospital infirmary clinic suite unit street road lane avenue close drive terrace court crescent foundation trust charity centre "
    "center day week month christmas easter friday saturday sunday monday tuesday wednesday thursday park church cathedral school house hall "
    "hospice college university general royal maternity fertility bank island islands beach bay river hill bridge cross station green garden gardens fund "
    "appeal society association and line helpline north south east west i i'm i'll i've i'd "
    "rose may grace jane anne ann marie mae lee james john lily faith hope joy louise elizabeth jean lynn kay".split()
)
_CHARITIES = re.compile(
    r"^(?:Marie Curie|Sue Ryder|Louis Dundas|Simon Says|Ruby['’]?s|Mary Seacole|Marks|John Lewis|Terry Pratchett|Winston['’]?s Wish|Joanna Briggs|Tommy['’]?s|"
    r"Big Tesco|Christmas|Mothering|Virgin Mary|Mary Magdalene|Holy|Taylor Swift|Kate Bush|Elton John|Elvis Presley|Bob Marley|Harry Potter|Peter Rabbit|Winnie|Peppa|Thomas Tank|Eric Clapton|Nick Cave|Joan Didion|Marie Stopes|Hey Jane)"
)


def names(text: str) -> Iterator[tuple[int, int]]:
    for found in _TITLE.finditer(text):
        title = re.match(r"\w+", found.group("it")).group().lower()
        names = found.group("name").split()
        while names and names[-1].lower() in _AFTER_A_NAME and len(names) > 1:
            names.pop()
        first = re.split(r"['’]s?$", names[0].lower())[0]
        if first in _NOT_A_PERSON or first in NOT_A_NAME or first in _COMMON or (
            title in _FIRST_NAME_TITLES and len(names) < 2 and not re.search(r"\b(?:Mr|Mrs|Ms|Dr)\b", found.group("it"))
        ):
            continue
        if title == "sister" and (len(names) < 2 and first in FIRST_NAMES):
            continue
        end = found.start("name") + found.group("name").index(names[-1]) + len(names[-1])
        yield found.start("it"), _without_s(text, end)
    for found in _TITLE_SMALL.finditer(text):
        if found.group("name") not in _COMMON | _NOT_A_PERSON | NOT_A_NAME:
            yield found.span("it")
    for pattern in (_BY_ROLE, _OWN, _IS_ROLE):
        for found in pattern.finditer(text):
            if _is_somebody(found):
                yield found.start("it"), _without_s(text, found.end("it"))
    for found in _ANYBODY.finditer(text):
        if found.group("first").lower() in FIRST_NAMES and _is_somebody(found) and not _OF_A_BABY.search(around(text, *found.span("it"), 160)):
            yield found.start("it"), _without_s(text, found.end("it"))


def _is_somebody(found: re.Match) -> bool:
    """Whether two words with capitals are somebody's names, and not a charity's, a street's, or two names of a baby."""
    first, last = found.group("first").lower().replace("’", "'"), found.group("last").lower().replace("’", "'").split()
    stop = NOT_A_NAME | _AFTER_A_NAME | _COMMON
    if first in NOT_A_NAME or first in _COMMON or re.search(r"'(?:s|re|ve|ll|m|d|t)$", first) or any(one in stop or one.endswith("'s") for one in last):
        return False
    after = found.string[found.end("it") : found.end("it") + 16].strip()
    return not (_CHARITIES.match(found.group("it")) or CHARITY.match(after) or re.match(r"(?:clinic|hospital|ward|suite|unit|centre)\b", after))


def _without_s(text: str, end: int) -> int:
    return end - 2 if text[end - 2 : end] in ("'s", "’s") else end
