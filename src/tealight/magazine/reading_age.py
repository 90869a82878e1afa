"""How hard a text is to read: the grade of Flesch and Kincaid, as a reading age.

Kincaid, Fishburne, Rogers and Chissom, 1975, Research Branch Report 8-75: 0.39 times the words of a sentence, and 11.8
times the syllables of a word, less 15.59, is the American school year that reads it; five more is an age. It knows
nothing of meaning. Syllables are counted by groups of vowels, which is right for about nine English words of ten.
"""

import re
from dataclasses import dataclass

#: an age at which most adults read without effort; NHS England writes for 9 to 11
EASY = 11
#: a shorter sentence is hard by one long word, and that word is often a name
FEWEST = 8
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n+")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'-][A-Za-zÀ-ÿ]+)*")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")
_SILENT = re.compile(r"(?:[^laeiouy]es?|[^td]ed)$")


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How hard a text is: the age that reads it, and the sentence that is hardest, "" where none stands out."""

    age: int
    hardest: str
    hardest_age: int


def difficulty(text: str) -> Difficulty | None:
    """Return how hard `text` is; None of a text too short to say. A new line ends a sentence."""
    sentences = [(said, words) for said in _SENTENCE.split(text) if (words := _WORD.findall(said))]
    if sum(len(words) for _, words in sentences) < FEWEST:
        return None
    whole = _age(len(sentences), [word for _, words in sentences for word in words])
    long = [(_age(1, words), said.strip()) for said, words in sentences if len(words) >= FEWEST]
    hardest_age, hardest = max(long, key=lambda one: one[0], default=(0, ""))
    return Difficulty(whole, hardest, hardest_age) if hardest_age > max(whole, EASY) else Difficulty(whole, "", 0)


def _age(sentences: int, words: list[str]) -> int:
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return max(5, round(grade + 5))


def syllables(word: str) -> int:
    """Return about how many syllables `word` has; at least one."""
    word = word.lower()
    return max(1, len(_VOWELS.findall(word)) - bool(_SILENT.search(word)))
