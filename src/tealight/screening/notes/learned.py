"""Notes that what was learned from labelled texts hears where no sign is: told without any of the words one would look for."""

import re
from collections.abc import Iterator

from tealight.screening.learned.heads import FIRST_NOTE, HEADS, NOTES
from tealight.screening.learned.passages import passages
from tealight.screening.learned.pieces import as_written, pieces
from tealight.screening.learned.quick import quick
from tealight.screening.learned.slow import slow
from tealight.screening.reading import Reading, Sentence

#: how much each ear counts, and from where on a note is suggested (log-odds of both): chosen on texts kept apart
#: from those taught, each so that as many suggestions are right as notes are found
QUICK, SLOW = 0.4, 0.6
NEAR = {
    "living-children": -0.75, "pregnancy": 0.0, "birth": -0.25, "scan-photo": -0.25, "baby-photo": -0.5, "child-photo": 0.25,
    "physical-detail": 0.75, "baby-detail": -0.75, "hard-care": -0.75, "ivf": -0.75, "twins": -0.75, "nicu": 1.5, "self-harm": 0.5,
    "abuse": -0.25, "faith": 0.25,
}  # fmt: skip
#: words below which a passage tells too little: one of them in passing is then most of it
_FEW = 9
#: the quick ear is sure below this that a passage asks for no note, and the slow one is not asked
_DOUBT = -0.5
#: passages of a long text the slow ear is asked about: those in which the quick one hears most
_MOST = 4
#: who says this would be hurt by being asked about children at home
_NONE = re.compile(r"\b(?:no|without) (?:living|other|any) (?:children|child|kids)\b|\bchildless\b|\bno lc\b")


def heard_in(reading: Reading) -> Iterator[tuple[str, Sentence]]:
    """Yield each note heard in a reading, with the sentence it is most told in."""
    told = [(quick(one.plain)[:HEADS], one) for one in passages(reading) if one.plain.count(" ") >= _FEW]
    told = [one for one in told if one[0][FIRST_NOTE:].max() > _DOUBT]
    told = sorted(told, key=lambda one: -one[0][FIRST_NOTE:].max())[:_MOST]
    some = [passage for _, passage in told]
    heard = [QUICK * fast + SLOW * slow(pieces(as_written(passage.plain))) for fast, passage in told]
    for note in NOTES:
        head = FIRST_NOTE + NOTES.index(note)
        near, nearest = max(((float(said[head]), at) for at, said in enumerate(heard)), default=(NEAR[note], 0))
        if near > NEAR[note] and not (note == "living-children" and _NONE.search(reading.plain)):
            yield note, max(some[nearest].sentences, key=lambda one: float(quick(one.plain)[head]))
