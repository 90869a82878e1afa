"""What a sign of a content note is, and how a text is asked for all of them at once.

A sign is tried only where one of its words stands in the text, so that an ordinary text costs a few dozen look-ups.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tealight.screening.reading import Reading
from tealight.screening.rules import compiled
from tealight.screening.said import Evidence


@dataclass(frozen=True, slots=True)
class Sign:
    """One way a note's subject is told of. `words`: one of these is in it; without `pattern` the word is the sign.

    `unless` in the same sentence takes it back; `near`, and `also`, must be somewhere in the text, `apart` nowhere.
    """

    words: str
    pattern: str = ""
    unless: str = ""
    near: str = ""
    also: str = ""
    apart: str = ""


class Signs:
    """The signs of one note."""

    def __init__(self, note: str, *signs: Sign) -> None:
        self.note = note
        self._by_word: dict[str, list[Sign]] = {}
        for sign in signs:
            for word in sign.words.split():
                self._by_word.setdefault(word, []).append(sign)

    def met(self, reading: Reading, words: Iterable[str]) -> Iterator[Evidence]:
        """Yield the words of `reading` that ask for this note. `words` are its plain words, each once."""
        tried = {id(sign): sign for word in words for sign in self._by_word.get(word, ())}
        for sign in tried.values():
            if any(wanted and not compiled(wanted).search(reading.plain) for wanted in (sign.near, sign.also)):
                continue
            if sign.apart and compiled(sign.apart).search(reading.plain):
                continue
            yield from self._places(sign, reading)

    @staticmethod
    def _places(sign: Sign, reading: Reading) -> Iterator[Evidence]:
        pattern = compiled(sign.pattern or "|".join(sign.words.replace(".", r"\.").split()))
        for sentence in reading.sentences:
            found = pattern.search(sentence.plain)
            if found is None or (sign.unless and compiled(sign.unless).search(sentence.plain)):
                continue
            start, end = reading.span(sentence.start + found.start(), sentence.start + found.end())
            yield Evidence(reading.text[start:end], start, end)
