"""What a text looks like to the quick ear: its words, runs of words and parts of words, each counted in a numbered place."""

from collections import Counter
from zlib import crc32

#: places there are; two grams may share one
PLACES = 1 << 17
_WORDS = 3
_LETTERS = (3, 4, 5)


def grams(plain: str) -> Counter[int]:
    """Return place -> how often, for the plain words of a reading: runs of one to three words, of three to five letters."""
    words = plain.split()
    found = [
        " ".join(words[at : at + length]) for length in range(1, _WORDS + 1) for at in range(len(words) - length + 1)
    ]
    seen: dict[str, list[str]] = {}
    for word in words:
        parts = seen.get(word)
        if parts is None:
            framed = f"<{word}>"
            parts = seen[word] = [
                f"\t{framed[at : at + length]}" for length in _LETTERS for at in range(len(framed) - length + 1)
            ]
        found += parts
    return Counter([crc32(gram.encode("utf-8", "surrogatepass")) % PLACES for gram in found])
