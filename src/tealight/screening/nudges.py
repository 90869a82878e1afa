"""Minimising phrases in a reply, and better words for each: a gentle nudge to whoever writes, never a bound.

People who say them mean well. What others have said ("if one more person says…") and what somebody says of
themselves ("I got to hold him at least") is left alone; whether the words are on one's own story, whoever asks decides.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from tealight.screening.learned.heads import NUDGE
from tealight.screening.learned.quick import quick
from tealight.screening.phrases import PHRASES, Phrase
from tealight.screening.reading import Reading, Sentence
from tealight.screening.rules import compiled
from tealight.screening.said import Evidence, Nudge

#: before the phrase: it is what somebody else says, or what is not to be said
_REPORTED = re.compile(
    r"(?<!\S)(?:said|says|say|saying|told|tells|telling|tell|heard|hear|hearing|people|persons?|everyone|everybody|cards?|leaflet|called it|call it|calls it|goes|wrote|writes|texted|"
    r"write|line|list|things not to|never|nobody|no one|hate|hated|whoever|they|polite answer to|platitudes?|quoted?|promise|another person|anyone says|nearly|almost|once|if one more|"
    r"instead of|sick of|tired of|stop|asked|thinks|reckons|my (?:mum|mother|boss|mother-in-law|dad|sister|husband|gran|nan|aunt|auntie|pastor|priest) (?:thinks|keeps?|just|actually)|"
    r"i (?:tell|told|keep telling) myself|i used to|i thought|i keep|didn't say|don't say|without saying|not going to say)(?!\S)"
)
#: these before it leave it a thing said to "you"
_SAYS_ITSELF = re.compile(
    r"i (?:always |truly |do |just |'d )?(?:say|believe|tell you)|i can tell you|as a nurse i can tell|(?:some |most )?people (?:do|have|never)|never get|they say (?=you)|your sister|(?:my|our) \S+ (?:always )?(?:says|said),? (?:the same|and (?:she|he)'s right)|you did say|never (?:mind|given)|don't never|never (?:really )?got|sorry to hear|to hear|good to hear|glad to hear|almost there|say this"
)
_AFTERWARDS = re.compile(
    r"^[ ,.!?\"']*(?:i (?:tell|told|keep telling|say to) (?:myself|the)|(?:said|says) (?:the|a|my|his|her|our|someone|one|he|she)|(?:they|he|she|people|everyone|my (?!mum always)\S+) (?:said|says|say|told|tells|keeps? saying))(?!\S)"
)
_TO_SOMEBODY = re.compile(r"(?<!\S)(?:you|your|you're|you've|you'll|yours|hun|sorry|hugs?|dear|mate|sister|pet|love|sweetheart|petal|thank)(?!\S)")
_QUOTE = re.compile(r"(?<!\S)\" [^\"]{1,400}\"(?!\S)|(?<!\S)' (?:[^' ]\S* ){1,14}'(?!\S)")

_BY_WORD: dict[str, tuple[Phrase, ...]] = {
    word: tuple(one for one in PHRASES if word in one.words.split()) for phrase in PHRASES for word in phrase.words.split()
}


#: from here on (log-odds) a sentence without any of these phrases is heard as one; words below which it tells too little
_NEAR, _FEW = 1.5, 4
#: said of what is only heard: which of the better words fit, nobody can tell
_ANYWAY = "I’m so sorry. I’m here."


def nudges_in(reading: Reading) -> tuple[Nudge, ...]:
    """Return what makes light of a loss in `reading` with better words, in the order of the text; of two at one place, the first."""
    places = sorted([*phrases_in(reading), *_heard(reading)])
    apart: list[tuple[int, int, str]] = []
    for start, end, better in places:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end, better))
    return tuple(Nudge(Evidence(reading.text[start:end], start, end), better) for start, end, better in apart)


def phrases_in(reading: Reading) -> list[tuple[int, int, str]]:
    """Return (start, end, better words) of each phrase of the list, as it stands in the writer's own letters."""
    tried = {id(one): one for word in set(reading.tokens) for one in _BY_WORD.get(word, ())}
    if not tried:
        return []
    to_somebody = _TO_SOMEBODY.search(reading.plain) is not None
    phrases, quoted = [one for one in tried.values() if to_somebody or not one.to], _quoted(reading)
    return [
        (*reading.span(start, end), phrase.better)
        for sentence in reading.sentences
        for phrase, start, end in _said(sentence, phrases, quoted)
    ]


def _heard(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences that sound like one of the phrases and have the words of none."""
    quoted = _quoted(reading)
    for sentence in reading.sentences:
        if sentence.plain.count(" ") < _FEW - 1 or quick(sentence.plain)[NUDGE] < _NEAR:
            continue
        if bisect_right(quoted, sentence.start) % 2 or _by_another(sentence.plain, len(sentence.plain), len(sentence.plain)):
            continue
        yield (*reading.span(sentence.start, sentence.start + len(sentence.plain)), _ANYWAY)


def _quoted(reading: Reading) -> list[int]:
    """Return the places where quotations begin and end, in turn."""
    return [place for found in _QUOTE.finditer(reading.plain) for place in found.span()]


def _said(sentence: Sentence, phrases: list[Phrase], quoted: list[int]) -> Iterator[tuple[Phrase, int, int]]:
    """Yield what of `phrases` a sentence says. `quoted` are the places where quotations begin and end, in turn."""
    for phrase in phrases:
        for way in phrase.ways:
            found = compiled(way).search(sentence.plain)
            if found is None or (phrase.unless and compiled(phrase.unless).search(sentence.plain)):
                continue
            start, end = sentence.start + found.start(), sentence.start + found.end()
            end -= len(found.group()) - len(found.group().rstrip(" .,!?;:"))
            if bisect_right(quoted, start) % 2 or _by_another(sentence.plain, *found.span()):
                continue
            yield phrase, start, end
            break


def _by_another(plain: str, start: int, end: int) -> bool:
    """Whether a phrase in a sentence is told as another's, or as what is not to be said."""
    before = _SAYS_ITSELF.sub(" ", plain[:start])
    return bool(_REPORTED.search(before) or _AFTERWARDS.search(plain[end:]))
