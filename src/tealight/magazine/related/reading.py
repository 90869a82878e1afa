"""A text as it is compared: which matters it speaks of, and its other words, brought to one form."""

import re
from collections import Counter

from tealight.magazine.related.concepts import CONCEPTS

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_WORD = re.compile(r"[a-z][a-z']{2,}")
_ENDING = re.compile(r"(?:'s|s'|ies|ing|edly|ed|es|s|ly)$")
#: say nothing of what a text is about, or stand in every text here
_COMMON = """the and for you your that this with have has had not are was were can may but they their them from what when where which who why how
    all any some more most other than then there here will would could should might must about after before again also been being because
    into onto out over under very just only even ever each both many much own same such too its our ours his her hers him she one two three
    does did doing done get gets getting got make makes made take takes taken give given ask asks asked say says said tell told know knows
    need needs want wants like people person someone somebody anyone anybody thing things way ways day days week weeks time times still
    baby babies loss lost pregnancy pregnant if it is in on of to as at or be by an so up no yes do go goes going went come comes
    article read part often usually sometimes without within while until during between through these those every nothing something"""
COMMON = frozenset(_COMMON.split())


def plain(text: str) -> str:
    """Return `text` as patterns read it."""
    return " ".join(text.translate(_SAME).casefold().split())


def concepts_in(said: str) -> Counter[str]:
    """Return how often each matter is named in plain words `said`; only those that are."""
    found = Counter()
    for concept in CONCEPTS:
        times = sum(1 for _ in concept.said.finditer(said))
        if times:
            found[concept.key] = times
    return found


def terms_in(said: str) -> Counter[str]:
    """Return how often each word stands in plain words `said`, by its stem, without those that say little."""
    return Counter(_stem(word) for word in _WORD.findall(said) if word not in COMMON)


def _stem(word: str) -> str:
    if len(word) < 5:
        return word
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= 3 else word
