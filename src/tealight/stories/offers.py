"""What is suggested to whoever writes: a note, a second look at what may give them away, better words. Never a bound.

Pure, and nothing of it is kept but what was declined, in the form itself. The note about ending a pregnancy is
suggested nowhere (PRODUCT.md, "Content notes").
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass

from tealight.place.queries import Notes
from tealight.screening import Screened, screen
from tealight.stories.models import Audience

#: note -> what is said of the words that ask for it
OF_NOTES: dict[str, str] = {
    "living-children": "You mention children at home.",
    "pregnancy": "You mention a pregnancy.",
    "birth": "You mention a birth.",
    "scan-photo": "You mention a picture from a scan.",
    "baby-photo": "You mention a photo of a baby who died.",
    "child-photo": "You mention a photo of a living child.",
    "physical-detail": "You tell of bleeding, or of a procedure.",
    "baby-detail": "You describe a baby who died.",
    "hard-care": "You tell of a hard birth, or of care that hurt.",
    "ivf": "You mention IVF.",
    "twins": "You tell of twins, one of them living.",
    "nicu": "You mention neonatal care.",
    "self-harm": "You mention suicide or self-harm.",
    "abuse": "You mention abuse.",
    "faith": "You mention faith.",
}
NOTE_TEXT = "Add a note? People avoiding that won’t see this."
_RECOGNISED = "People who know you may recognise it."
_USED = "Anyone who reads this could use it."
_LAW = "In some places the law could be turned against somebody for it."
#: kind of leak -> what is said of it, and what may come of it
OF_LEAKS: dict[str, tuple[str, str]] = {
    "name": ("This names somebody.", _RECOGNISED),
    "hospital": ("This names a hospital.", _RECOGNISED),
    "number": ("This holds a number that may lead to you.", _USED),
    "address": ("This holds an address.", _USED),
    "handle": ("This names an account somewhere else.", _RECOGNISED),
    "medicine": ("This names a medicine.", _LAW),
    "provider": ("This names who helped.", _LAW),
}
NUDGE = "nudge"
_REST = re.compile(r"[^.!?\n]*[.!?]*")


@dataclass(frozen=True, slots=True)
class Offer:
    """One suggestion. `kind`: note, leak or nudge; `value` is what declining it is remembered by.

    `words` are the writer's own that led there, `better` what can stand in their place.
    """

    kind: str
    value: str
    title: str
    text: str
    yes: str
    no: str
    words: str = ""
    better: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return it as the script takes it."""
        return asdict(self)


def offers(
    said: str, notes: Notes, *, noted: Collection[str], declined: Collection[str], audience: str = "", nudges: bool = False
) -> tuple[Offer, ...]:
    """Return what is suggested for `said`, better words first, then notes, then what may give somebody away.

    `noted`: notes it has already, on the whole or on a part. Where only the writer can read it (`audience`) nothing is
    suggested; in a circle everyone knows who was invited, and nothing can give anybody away. `nudges`: in an answer to
    somebody else, never on one's own story.
    """
    if audience == Audience.ME:
        return ()
    found = screen(said)
    made = [*_nudges(found, said)] if nudges else []
    made += _notes(found, notes, noted)
    made += () if audience == Audience.CIRCLE else _leaks(found)
    return tuple(one for one in made if one.value not in declined)


def better_in(said: str) -> str:
    """Return `said` with better words in the place of the first that are suggested; as it was, if none are."""
    for one in _nudges(screen(said), said):
        return said.replace(one.words, one.better, 1)
    return said


def _notes(found: Screened, notes: Notes, noted: Collection[str]) -> Iterator[Offer]:
    for one in found.notes:
        note = notes.by_key.get(one.note)
        if note is None or note.is_retired or not note.is_printed or one.note in noted or one.note not in OF_NOTES:
            continue
        yield Offer("note", one.note, OF_NOTES[one.note], NOTE_TEXT, "Add note", "No note")


def _leaks(found: Screened) -> Iterator[Offer]:
    for kind, (title, text) in OF_LEAKS.items():
        words = next((leak.evidence.words for leak in found.leaks if leak.kind == kind), "")
        if words:
            yield Offer("leak", f"leak-{kind}", title, text, "Leave it", "Show me", words)


def _nudges(found: Screened, said: str) -> Iterator[Offer]:
    for one in found.nudges[:1]:
        title = f"“{one.evidence.words}” is meant well, and can hurt."
        words = _to_the_end(one.evidence.words, said)
        yield Offer("nudge", NUDGE, title, f"Perhaps: {one.better}", "Use these words", "Keep mine", words, one.better)


def _to_the_end(words: str, said: str) -> str:
    """Return `words` with what follows them in their sentence: better words in the place of half of one would make none."""
    _, _, after = said.partition(words)
    return words + _REST.match(after)[0]
