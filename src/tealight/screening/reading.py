"""A text as the rules read it: typed short forms written out, sentence by sentence, and where each word stood.

Rules are written once, for plain lower-case words; people type "cant do this anymore tbh". What a rule
found is shown to a person in the writer's own letters, so every place leads back to them.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

#: more than this is not read: a text has its own bound, far below
LONGEST = 100_000

_SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "."})
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´-][^\W_]+)*|[^\w\s]|_")
#: more words without a full stop than this are read in pieces, so that what a rule costs grows with a text and not with its square
_BREATH = 1_000
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)|\n\s*")

#: as typed on a phone -> as the rules are written
WRITTEN_OUT = {
    "u": "you", "ur": "your", "r": "are", "y": "why", "im": "i'm", "i'd": "i'd", "ive": "i've", "iv": "i've", "dont": "don't",
    "dnt": "don't", "cant": "can't", "cnt": "can't", "cannot": "can't", "wont": "won't", "didnt": "didn't",
    "doesnt": "doesn't", "isnt": "isn't", "wasnt": "wasn't", "couldnt": "couldn't", "wouldnt": "wouldn't",
    "shouldnt": "shouldn't", "havent": "haven't", "hasnt": "hasn't", "hadnt": "hadn't", "arent": "aren't",
    "werent": "weren't", "aint": "ain't", "thats": "that's", "hes": "he's", "shes": "she's", "theyre": "they're",
    "theyve": "they've", "youre": "you're", "weve": "we've", "whats": "what's", "itll": "it'll", "theres": "there's",
    "everyones": "everyone's", "nobodys": "nobody's", "its": "it's", "gonna": "going to", "gunna": "going to",
    "gona": "going to", "goin": "going", "wanna": "want to", "wana": "want to", "wannna": "want to", "gotta": "got to", "hafta": "have to",
    "tryna": "trying to", "tmrw": "tomorrow", "tmr": "tomorrow", "tomoz": "tomorrow", "2moro": "tomorrow",
    "2morrow": "tomorrow", "tomorow": "tomorrow", "tommorow": "tomorrow", "tonite": "tonight", "2nite": "tonight", "tonigh": "tonight",
    "2night": "tonight", "2day": "today", "rn": "right now", "atm": "at the moment", "bc": "because", "cuz": "because",
    "coz": "because", "cos": "because", "bcoz": "because", "bcos": "because", "becuz": "because", "becos": "because",
    "pls": "please", "plz": "please", "thru": "through", "ppl": "people", "b4": "before", "kms": "kill myself",
    "unalive": "kill", "unaliving": "killing", "anymore": "any more", "nomore": "no more", "alot": "a lot", "sumone": "someone", "some1": "someone",
    "any1": "anyone", "every1": "everyone", "no1": "no one", "noone": "no one", "nothin": "nothing", "thinkin": "thinking",
    "bleedin": "bleeding", "wishin": "wishing", "dyin": "dying", "livin": "living", "hav": "have", "hve": "have",
    "wen": "when", "wot": "what", "wat": "what", "da": "the", "n": "and", "&": "and", "suicidle": "suicidal",
    "sucidal": "suicidal", "suicidel": "suicidal", "sucide": "suicide", "suiside": "suicide", "hospitel": "hospital",
    "pils": "pills", "tablits": "tablets", "meds": "medication", "paracetemol": "paracetamol", "acetaminophen": "paracetamol",
    "tylenol": "paracetamol", "bleading": "bleeding", "dizy": "dizzy", "goodby": "goodbye", "gudbye": "goodbye", "good-bye": "goodbye",
    "hubby": "husband", "hubs": "husband", "dh": "husband", "oh": "oh", "bf": "boyfriend", "gf": "girlfriend",
    "fiance": "fiancé", "mom": "mum", "mam": "mum", "mommy": "mum", "mummy": "mum", "mammy": "mum", "momma": "mum",
    "yrs": "years", "yr": "year", "wks": "weeks", "wk": "week", "hrs": "hours", "hr": "hour", "mins": "minutes", "min": "minute",
    "shld": "should", "cud": "could", "wud": "would", "shud": "should", "rly": "really", "def": "definitely", "prob": "probably",
    "bby": "baby", "bubs": "baby", "lil": "little", "tho": "though", "idk": "i don't know", "diff": "different",
    "color": "colour", "gray": "grey", "labor": "labour", "hemorrhage": "haemorrhage", "hemorrhaging": "haemorrhaging",
    "fetus": "foetus", "diarrhea": "diarrhoea", "esophagus": "oesophagus", "anemia": "anaemia", "miscarry": "miscarry", "diapers": "nappies",
    "gp's": "gp", "luv": "love", "n't": "not", "ya": "you", "yous": "you", "me": "me", "em": "them", "'em": "them",
    "shooken": "shaken", "strangeld": "strangled", "wks'": "weeks", "sleepin": "sleeping", "hurtin": "hurting", "cuttin": "cutting",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reading; `start` is where it begins among the plain words."""

    plain: str
    start: int
    number: int


@dataclass(frozen=True)
class Reading:
    """A text for the rules. `plain` has single spaces, lower case, short forms written out."""

    text: str
    plain: str
    _plain_at: list[int] = field(repr=False)
    _text_at: list[tuple[int, int]] = field(repr=False)
    sentences: tuple[Sentence, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the writer's own text of the plain place `start` to `end`."""
        if not self._text_at:
            return 0, 0
        first = max(bisect_right(self._plain_at, start) - 1, 0)
        last = max(bisect_right(self._plain_at, end - 1) - 1, first)
        return self._text_at[first][0], self._text_at[last][1]

    @cached_property
    def tokens(self) -> list[str]:
        """The plain words and signs, in their order."""
        return self.plain.split()


def read(text: str) -> Reading:
    """Return `text` as the rules read it; whatever is in it, nothing is raised."""
    text = text[:LONGEST].replace("\x00", " ")
    plain, plain_at, text_at, sentences = [], [], [], []
    length = 0
    for start, end in _spans(text):
        began = length
        for found in _WORD.finditer(text, start, end):
            word = _plain_word(found.group())
            if plain:
                plain.append(" ")
                length += 1
            if length == began + 1 and began:
                began = length
            plain_at.append(length)
            text_at.append(found.span())
            plain.append(word)
            length += len(word)
        if length > began:
            sentences.append((began, length))
    whole = "".join(plain)
    return Reading(
        text, whole, plain_at, text_at,
        tuple(Sentence(whole[start:end], start, number) for number, (start, end) in enumerate(sentences)),
    )


def _spans(text: str):
    """The places of sentences: up to a full stop, a question or an exclamation mark, or the end of a line."""
    start = 0
    for found in _SENTENCE.finditer(text):
        yield from _pieces(text, start, found.start())
        start = found.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int):
    """The place itself, or pieces of it, cut between words where there is such a place."""
    while end - start > _BREATH:
        cut = text.rfind(" ", start + _BREATH // 2, start + _BREATH)
        cut = start + _BREATH if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, end


def _plain_word(word: str) -> str:
    word = unicodedata.normalize("NFKC", word).translate(_SAME).casefold().strip()
    # "soooo", "nooo": three of a letter are two at most in any word
    word = re.sub(r"(.)\1{2,}", r"\1\1", word)
    return WRITTEN_OUT.get(word, word) or "."
