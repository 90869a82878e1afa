"""A long text in passages of a few sentences, each overlapping the next: danger is often one sentence of a long letter."""

from collections.abc import Iterator
from dataclasses import dataclass

from tealight.screening.reading import Reading, Sentence

#: words of one passage, about: most texts are one
_WORDS = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """Some sentences of a reading that stand together."""

    plain: str
    sentences: tuple[Sentence, ...]


def passages(reading: Reading) -> Iterator[Passage]:
    """Yield the passages of a reading, in their order; each sentence is in one, or in two that overlap."""
    sentences, first = reading.sentences, 0
    while first < len(sentences):
        last, words = first, 0
        while last < len(sentences) and (last == first or words + _length(sentences[last]) <= _WORDS):
            words += _length(sentences[last])
            last += 1
        some = sentences[first:last]
        yield Passage(" ".join(one.plain for one in some), some)
        if last == len(sentences):
            return
        first = max(first + 1, (first + last + 1) // 2)


def _length(sentence: Sentence) -> int:
    return sentence.plain.count(" ") + 1
