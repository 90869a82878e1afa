"""Which stories ask for facts, by their own words: and not every story with a question mark.

"How long will I bleed?" has an answer that somebody can review. "Why us?", "How do you all do it?" are for people, and
a leaflet pushed in between would hurt. In doubt a story asks for nothing.
"""

import re
from dataclasses import dataclass

from tealight.magazine.related.concepts import BY_KEY
from tealight.magazine.related.near import Near, Shelf
from tealight.magazine.related.reading import concepts_in, plain

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_OPENS = re.compile(
    r"^(?:(?:and|so|but|please|also|or) ,? ?)?(?:what|when|how|where|which|why|can|could|do|does|did|is|are|am|was|were|will|would|should|has|have|may|must|if)\b"
)
#: asks without a question mark: people who type with one hand leave it out
_WONDERS = re.compile(
    r"\b(?:(?:do not|don't|dont|didn't|no idea|want to|need to|would like to|like to|wish i) ?(?:know|understand|find out)? (?:what|how|whether|if|when|which)"
    r"|does anyone know|can (?:anyone|somebody|someone) tell|has anyone (?:had|been|tried|chosen|got|heard|taken)|looking for (?:information|advice)|any advice"
    r"|is it (?:normal|safe|usual|too (?:late|early)|my fault)|was it (?:my|something))\b"
)
#: a cry, or a question to people's hearts: no article answers it, whatever word stands in it
_TO_HEARTS = re.compile(
    r"\b(?:why (?:me|us|him|her|always|is it that|would (?:she|he|they|you)|do(?:es)? (?:she|he|they|everyone|nobody))|how do you (?:all|people)?\s?(?:do|cope|go on|bear|carry|keep|live|manage)"
    r"|how (?:am|do|can|will) (?:i|we|you) (?:supposed to )?(?:go on|live|bear|cope|survive|carry on)|do(?:es)? (?:you|anyone else|anybody else) (?:all |also |ever |still )?(?:dream|cry|feel|think|hate|talk)"
    r"|isn't (?:he|she|it)|am i (?:a )?(?:bad|terrible|mad|crazy|strange|alone|wrong|selfish|awful)|is it (?:strange|weird|silly|bad|wrong|mad|stupid) that|who (?:is|does|would|are)|what could (?:i|we) say"
    r"|what (?:is|was) (?:the point|i hoping|it for)|are you (?:all right|ok|okay))\b"
)
#: words of fault are asked in a breath, often without another word
_FAULT = re.compile(r"\b(?:my|our) fault\b|\bdid (?:i|we) (?:do|cause) (?:this|it|that)\b|\b(?:is|was) it (?:something|because)(?: of)? (?:i|we|what i|me)\b|\bcould (?:i|we) have (?:stopped|prevented)\b")

#: how near an article must be to what is asked to be offered, and how near to what is told for the story to be a talk about it
OFFERED, TALKED = 0.8, 0.75
#: beside a story, and stories kept for an article
MOST = 2


@dataclass(frozen=True, slots=True)
class Asking:
    """What a story asks for: its questions, each with what stands just before it, and the matters they are about."""

    questions: tuple[str, ...] = ()
    matters: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.questions)


NOTHING = Asking()


def asking(title: str, said: str, *, wants_facts: bool = False) -> Asking:
    """Return what a story asks that reviewed information may answer; nothing in doubt.

    `wants_facts`: its author chose "Looking for information" for it.
    """
    sentences = [plain(one) for one in (f"{title}.", *_SENTENCE.findall(said)) if one.strip(" .\n")]
    whole = concepts_in(" ".join(sentences))
    questions, matters = [], set()
    for place, sentence in enumerate(sentences):
        if _TO_HEARTS.search(sentence) or not _is_asked(sentence):
            continue
        about = _with_facts(sentence)
        if not about and _leans(sentence):
            about = _with_facts(" ".join(sentences[max(place - 2, 0) : place]))
        if about:
            questions.append(f"{sentences[place - 1]} {sentence}" if place > 1 else sentence)
            matters |= about
    if not questions and wants_facts:
        matters = {key for key in whole if BY_KEY[key].has_facts and not BY_KEY[key].is_loss}
        questions = sentences[:6] if matters else []
    return Asking(tuple(questions), frozenset(matters)) if questions else NOTHING


def _is_asked(sentence: str) -> bool:
    if _FAULT.search(sentence) or _WONDERS.search(sentence):
        return True
    return sentence.endswith("?") and bool(_OPENS.search(sentence) or "," in sentence)


def _leans(sentence: str) -> bool:
    """Return whether a question asks about what was said just before: "Is this normal?"."""
    return len(sentence.split()) <= 12


def _with_facts(sentence: str) -> set[str]:
    found = {key for key in concepts_in(sentence) if BY_KEY[key].has_facts}
    return found | {"fault"} if _FAULT.search(sentence) else found


def offered(shelf: Shelf, title: str, said: str, *, wants_facts: bool = False) -> list[Near]:
    """Return the articles that answer what a story asks, at most `MOST`; none where it asks for no facts."""
    asked = asking(title, said, wants_facts=wants_facts)
    if not asked:
        return []
    return [one for one in shelf.about(title, said, asked.questions) if one.score >= OFFERED][:MOST]


def talked(shelf: Shelf, title: str, said: str) -> list[Near]:
    """Return the articles of whose matter a story tells, whether it asks anything or not; at most `MOST`."""
    return [one for one in shelf.about(title, said) if one.score >= TALKED][:MOST]
