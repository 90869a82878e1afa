"""Notes that what was learned from labelled texts hears where no sign is: told without any of the words one would look for."""

import re
from collections.abc import Iterator

from tealight.screening.learned.heads import FIRST_NOTE, NOTES
from tealight.screening.learned.passages import passages
from tealight.screening.learned.quick import quick
from tealight.screening.reading import Reading, Sentence

#: from here on (log-odds) a note is suggested
_NEAR = 0.7
#: words below which a passage tells too little
_FEW = 12
#: the notes it knows better than no sign at all; the others are better told by their signs alone
_KNOWN = ("living-children", "pregnancy", "physical-detail", "baby-detail", "hard-care", "twins", "abuse")
#: who says this would be hurt by being asked about children at home
_NONE = re.compile(r"\b(?:no|without) (?:living|other|any) (?:children|child|kids)\b|\bchildless\b|\bno lc\b")


def heard_in(reading: Reading) -> Iterator[tuple[str, Sentence]]:
    """Yield each note heard in a reading, with the sentence it is most told in."""
    some = [passage for passage in passages(reading) if passage.plain.count(" ") >= _FEW]
    heard = [quick(passage.plain) for passage in some]
    for note in _KNOWN:
        head = FIRST_NOTE + NOTES.index(note)
        near, nearest = max(((float(said[head]), at) for at, said in enumerate(heard)), default=(_NEAR, 0))
        if near > _NEAR and not (note == "living-children" and _NONE.search(reading.plain)):
            yield note, max(some[nearest].sentences, key=lambda one: float(quick(one.plain)[head]))
