"""Medicines and providers that a law may bite on, somewhere."""

import re
from collections.abc import Iterator

_MEDICINE = re.compile(
    r"\b(?:mifepristone|misoprostol|mifegyne|mifeprex|mifegymiso|medabon|cytotec|ru-?486|mtp kit|mife\b|miso(?! (?:soup|paste|ramen|glaze|salmon|aubergine|broth|honey|butter|dressing)))\b"
    r"|\babortion (?:pills?|tablets?|medicines?|meds|medication)\b",
    re.IGNORECASE,
)
_SERVICES = (
    r"Aid ?Access|Women on Web|Women Help Women|Women on Waves|Women on the Move|Hey ?Jane|Plan C\b(?! section)|Planned Parenthood|BPAS|MSI|Marie Stopes|NUPAS|"
    r"Abuzz|Carafem|Just the Pill|Choix|Safe2Choose|Wisp|Ipas|Mayday Health|Abortion Support Network|Miscarriage and Abortion Hotline"
)
_PROVIDER = re.compile(
    rf"(?<!\w)(?:{_SERVICES})(?!\w)"
    r"|(?i:\b(?:abortion )?pills (?:by|in the|through the|from the) (?:post|mail)\b)"
    r"|(?i:\b(?:ordered|bought|got) (?:it |them |mine |ours |the meds |the pills |the tablets |abortion pills |pills )?(?:cheaper |privately )?(?:online|off the internet|from the internet|from overseas|from abroad|through an online pharmacy|from an online pharmacy)\b(?= from| in the end|[.,] |$))"
    r"|(?i:\b(?:from|through) an (?:online|overseas|internet) pharmacy\b)"
    r"|(?i:\b(?:order|ordered|got) (?:the )?abortion pills (?:by post )?from)(?: [A-Z]\w{1,20}){1,4}"
    r"|(?i:\b(?:across|over|crossed|crossing) (?:the |a )?state lines?\b|\bout[ -]of[ -]state (?:clinic|for (?:it|care|the procedure|an abortion))|\bban state\b)"
    r"|(?i:\b(?:travelled|traveled|drove|flew|went|go|travel|fly|drive)(?: \w+){0,3} to (?:a|the) (?:[\w'’]+ ){0,3}clinic\b)"
    r"|(?i:\b(?:termination|abortion)s?(?: was| done)? at the (?:[\w'’]+ ){1,3}clinic\b)"
    r"|(?i:\bclinic (?:did|does|do) (?:ours|mine|later ones|it at)\b|\b(?:done|did it) at the (?:[\w'’]+ ){1,3}clinic\b)"
)
_THEIR_PILLS = re.compile(rf"\b(?P<it>(?:[Pp]ills|[Tt]ablets)) (?:\w+ ){{0,2}}(?:from|through|off|by) (?:{_SERVICES})(?!\w)")
_ENDED = re.compile(
    r"abort|terminat|tfmr|end(?:ed|ing)? (?:it|the pregnancy|my pregnancy)|pills|tablets|procedure|diagnos|trisomy|state\b|illegal|law|medic|anenceph|would end|meds|umbrella|signs|footprints|weeks|ours",
    re.IGNORECASE,
)


def medicines(text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _MEDICINE.finditer(text))
    yield from (found.span("it") for found in _THEIR_PILLS.finditer(text))


def providers(text: str) -> Iterator[tuple[int, int]]:
    for found in _PROVIDER.finditer(text):
        if re.match(_SERVICES, found.group()) or _ENDED.search(text[max(found.start() - 200, 0) : found.end() + 200]):
            yield found.span()
