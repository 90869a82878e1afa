"""Content notes a text seems to ask for, each with the words that led there; the author takes or leaves them.

What the note for ending a pregnancy for medical reasons would say is never suggested (PRODUCT.md "Content notes").
"""

from tealight.screening.learned.heads import NOTES
from tealight.screening.notes import babies, bodies, children, harm, pictures
from tealight.screening.notes.learned import heard_in
from tealight.screening.reading import Reading, Sentence
from tealight.screening.said import Danger, Evidence, Suggestion

_SIGNS = (*children.SIGNS, *pictures.SIGNS, *bodies.SIGNS, *babies.SIGNS, *harm.SIGNS)


def notes_in(reading: Reading, danger: Danger | None = None) -> tuple[Suggestion, ...]:
    """Return the notes suggested for `reading`. What danger was found in it says of some notes what their own words do not."""
    words = frozenset(reading.tokens)
    found = {}
    for signs in _SIGNS:
        evidence = tuple(signs.met(reading, words))
        if evidence:
            found[signs.note] = evidence
    if danger is not None and danger.kind in harm.OF_DANGER and not harm.NOT_OF_DANGER.search(reading.plain):
        found.setdefault(harm.OF_DANGER[danger.kind], danger.evidence)
    for note, sentence in heard_in(reading):
        found.setdefault(note, (_told(reading, sentence),))
    if "child-photo" in found:
        found.setdefault("living-children", found["child-photo"])
    return tuple(Suggestion(note, found[note]) for note in NOTES if note in found)


def _told(reading: Reading, sentence: Sentence) -> Evidence:
    start, end = reading.span(sentence.start, sentence.start + len(sentence.plain))
    return Evidence(reading.text[start:end], start, end)
