"""Words cut into the pieces the slow ear knows: the likeliest way to put them together from its eight thousand.

The pieces and their likelihoods are those of the Universal Sentence Encoder (lite); see NOTICE beside this file.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

#: stands for what no piece fits
UNKNOWN = 0
_NEVER = -20.0
_SPACE = "\u2581"
#: signs in plain words stand alone; the slow ear learned from text as it is written
_BEFORE_SIGN = re.compile(r" ([.,!?;:)])")
_I = re.compile(r"\bi('|\b)")


@cache
def _known() -> tuple[dict[str, tuple[float, int]], int]:
    """Return piece -> (log likelihood, number), and how many letters the longest has."""
    lines = (files("tealight.screening.learned") / "pieces.txt").read_text("utf-8").splitlines()
    known = {}
    for line in lines:
        number, likely, piece = line.split("\t")
        known[piece] = (float(likely), int(number))
    return known, max(map(len, known))


def pieces(text: str) -> list[int]:
    """Return the numbers of the pieces `text` is put together from; what is not known, once for each run of it."""
    known, longest = _known()
    text = _SPACE + unicodedata.normalize("NFKC", text).replace(" ", _SPACE)
    best: list[float | None] = [0.0] + [None] * len(text)
    came: list[tuple[int, int]] = [(0, UNKNOWN)] * (len(text) + 1)
    for start in range(len(text)):
        here = best[start]
        if here is None:
            continue
        for end in range(start + 1, min(len(text), start + longest) + 1):
            found = known.get(text[start:end])
            if found and (best[end] is None or here + found[0] > best[end]):
                best[end], came[end] = here + found[0], (start, found[1])
        if best[start + 1] is None:
            best[start + 1], came[start + 1] = here + _NEVER, (start, UNKNOWN)
    numbers, at = [], len(text)
    while at > 0:
        at, number = came[at]
        if not (number == UNKNOWN and numbers and numbers[-1] == UNKNOWN):
            numbers.append(number)
    return numbers[::-1]


def as_written(plain: str) -> str:
    """Return plain words as the slow ear learned them: signs beside their word, I as a capital."""
    return _I.sub(r"I\1", _BEFORE_SIGN.sub(r"\1", plain))
