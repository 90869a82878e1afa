"""Words the team wants to know of, looked for in a text: whole words, whatever their capitals and accents.

A text is gone through once, however many words there are. What was found is shown to a person in the
writer's own letters; nothing is ever removed by it.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tealight.screening.reading import read
from tealight.screening.said import Evidence

#: in one watched entry
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Watch:
    """What is looked for: the first word of each entry -> the entries that begin so, as plain words."""

    beginning: Mapping[str, tuple[tuple[str, ...], ...]]


def plain(words: str) -> tuple[str, ...]:
    """Return `words` as they are looked for: () where no word is in them."""
    return tuple(token for token in map(_folded, read(words).tokens) if any(map(str.isalnum, token)))


def watch(entries: Iterable[tuple[str, ...]]) -> Watch:
    """Return what looks for `entries`, each as `plain` gave it."""
    beginning: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        beginning.setdefault(entry[0], []).append(entry)
    return Watch({first: tuple(found) for first, found in beginning.items()})


def watched_in(text: str, over: Watch) -> dict[tuple[str, ...], Evidence]:
    """Return the entries of `over` that stand in `text`, each with the first letters that led to it."""
    if not over.beginning:
        return {}
    reading = read(text)
    tokens, places, at = [], [], 0
    for token in reading.tokens:
        folded = _folded(token)
        if any(map(str.isalnum, folded)):  # signs between two words do not part them
            tokens.append(folded)
            places.append((at, at + len(token)))
        at += len(token) + 1
    found: dict[tuple[str, ...], Evidence] = {}
    for number, token in enumerate(tokens):
        for entry in over.beginning.get(token, ()):
            if entry not in found and tuple(tokens[number : number + len(entry)]) == entry:
                start, end = reading.span(places[number][0], places[number + len(entry) - 1][1])
                found[entry] = Evidence(reading.text[start:end], start, end)
    return found


def _folded(token: str) -> str:
    apart = unicodedata.normalize("NFKD", token.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
