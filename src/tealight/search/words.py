"""Words as the index has them, and what somebody typed as a question. Pure.

Both engines get the same plain words, one blank between them: what is a word is
decided here, and they differ in nothing but how they find the stem.
"""

import re
import unicodedata
from dataclasses import dataclass

#: the longest question, in characters, and the most words of it that count
LONGEST, MOST = 200, 12
_WORD = re.compile(r"[^\W_]+")
#: no accent stands outside these; most texts hold none of them, and need not be gone through sign by sign
_MAY_COMBINE = re.compile("[^\x00-\u02ff\u2000-\u206f]")
_PIECE = re.compile(r'"([^"]*)"|(\S+)')


def fold(text: str) -> str:
    """Return the words of `text` in lower case, without accents, one blank between them."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    if _MAY_COMBINE.search(bare):
        bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(bare))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand beside each other; with `begins`, the last of them may go on."""

    words: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: every term, in any order."""

    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)


def question(typed: str) -> Question:
    """Return what `typed` asks for: words, "words beside each other", and beginn* of words.

    What is typed in one piece stands together: didn’t, post-mortem. Whatever else is
    typed is no command: it is searched for, or means nothing.
    """
    terms: list[Term] = []
    for phrase, word in _PIECE.findall(typed[:LONGEST].replace("“", '"').replace("”", '"')):
        words = fold(phrase or word)
        if words:
            terms.append(Term(words, begins=word.endswith("*")))
    return Question(tuple(dict.fromkeys(terms))[:MOST])


def holds(asked: Question, text: str) -> bool:
    """Return whether a short text, a name or a line, holds every term; each may be the beginning of words."""
    words = f" {fold(text)}"
    return bool(asked) and all(f" {term.words}" in words for term in asked.terms)
