"""Ways to find somebody elsewhere: mail, links, names on other platforms."""

import re
from collections.abc import Iterator

from tealight.screening.leaks.words import WORD, around

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4}(?!\w)")
_EMAIL_SAID = re.compile(
    r"\b[\w-]{2,40}(?: (?:dot|\.) [\w-]{2,40}){0,3} ?(?:\bat\b|\(at\)|\[at\]) ?[\w-]{2,40}(?: ?(?:\bdot\b|\(dot\)|\[dot\]) ?[\w-]{2,20}){1,2}", re.IGNORECASE
)
_LINK = re.compile(
    r"\bhttps?://[^\s<>\"]{3,400}|\bwww\.[^\s<>\"]{3,400}"
    r"|(?<![\w@.-])[a-z0-9][a-z0-9-]{1,62}(?:\.[a-z0-9-]{2,62}){0,2}\.(?:com|org|net|co\.uk|org\.uk|ie|info|blog|example|gov|edu|be|ly)(?![\w])(?:/[^\s<>\"]{0,300})?"
)
_OFFICIAL = re.compile(r"(?:nhs|gov|police)\.uk|hse\.ie|cdc\.gov")
_OF_HELP = re.compile(
    r"samaritans|sands\.org|tommys|miscarriageassociation|arc-uk|petalscharity|bliss\.org|saytheirname|aching-?arms|"
    r"womensaid|refuge\.org|nationaldahelpline|mind\.org|childline|cruse|feileacain|pieta|988lifeline|postpartum\.net|"
    r"starlegacy|marchofdimes|ectopic\.org|lullabytrust|winstonswish|befrienders|findahelpline|icallhelpline|aasra"
)
_PLATFORM = r"(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|kik|discord|telegram|twitter|facebook|fb|whatsapp|reddit|bluesky|mastodon|youtube|threads|wattpad|tumblr)"
_PLACED = re.compile(rf"\b(?:{_PLATFORM}|over on x|on x|dm|message me|follow|find me|handle|my page|a woman on|add me|channel)\b", re.IGNORECASE)
_AT = re.compile(r"(?<![\w.@/])@[A-Za-z0-9][\w.]{1,28}\w")
_NAMED_THERE = re.compile(
    rf"\b(?:my |on |me on |up on |me up on )?{_PLATFORM}\b(?: name| handle| page| account| tag)?"
    r"(?:['’]s| is| as| its| it['’]s| at| called| under|, i['’]m| i['’]m|:){1,2}(?: called)? ?"
    r"(?P<it>u/[\w-]{3,30}|[A-Za-z][\w-]{1,28}(?:[._#][\w-]{1,28}){1,4}|[A-Za-z][A-Za-z_.-]{2,24}\d{2,6})(?!\w)",
    re.IGNORECASE,
)
_PAGE_CALLED = re.compile(
    rf"\b(?i:my (?:{_PLATFORM}|blog|youtube)(?: page| account| channel| group)?(?: is|['’]s) called) (?P<it>{WORD}(?: (?:and|by|of|the|{WORD})){{0,6}})"
)
_TAGGED = re.compile(r"(?<![\w/])u/[\w-]{3,30}|\b[A-Za-z][\w.]{2,30}#\d{4}\b")


def handles(text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _EMAIL.finditer(text) if not _OF_HELP.search(found.group().lower()))
    yield from (found.span() for found in _EMAIL_SAID.finditer(text))
    for found in _LINK.finditer(text):
        words = found.group().rstrip(".,;:!?)'")
        if not (_OF_HELP.search(words.lower()) or _OFFICIAL.search(words.lower())) and text[found.start() - 1 : found.start()] != "@":
            yield found.start(), found.start() + len(words)
    for found in _AT.finditer(text):
        # "@Alder" answers somebody here by their pen name
        if re.search(r"[._\d]", found.group()) or _PLACED.search(around(text, *found.span(), 60)):
            yield found.span()
    for pattern in (_NAMED_THERE, _PAGE_CALLED):
        yield from (found.span("it") for found in pattern.finditer(text))
    yield from (found.span() for found in _TAGGED.finditer(text))
