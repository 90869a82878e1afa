"""Photos of what is being shared or changed: which, in what order, and what is said of each. Not an action."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tealight.kernel import prose
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person
from tealight.media.actions.drop_photos import drop_photos
from tealight.media.actions.publish_photos import GONE, publish_photos
from tealight.place.queries import Notes, notes, place
from tealight.stories.wording import Picture

#: photos one story, one reply, and the page of a pen name can hold
MOST = {"story": 12, "reply": 4, "portrait": 1}
LONGEST_ALT, LONGEST_LINE = 600, 300


@dataclass(frozen=True, slots=True)
class Chosen:
    """One photo as its author wants it: an upload of theirs, or with `is_there` one that stands there already."""

    id: int
    alt: str = ""
    line: str = ""
    notes: tuple[str, ...] = ()
    is_there: bool = False


def show(
    viewer: Person, now: datetime, about: tuple[str, int], there: tuple[Picture, ...], chosen: Sequence[Chosen] | None
) -> tuple[Picture, ...]:
    """Return the pictures of `about` as they are to be, publishing what is new; None: as they are.

    What stood there and is not chosen any more is deleted. Refused, with a sentence about "photos".
    """
    if chosen is None or not (there or chosen):
        return there
    if len(chosen) > MOST[about[0]]:
        raise Refused(f"There is room for {MOST[about[0]]} photos here. Take some away; nothing else is lost.", "photos")
    known = notes(place().version)
    standing = {picture.id: picture for picture in there}
    if any(one.is_there and one.id not in standing for one in chosen):
        raise Refused(GONE, "photos")
    new = list(dict.fromkeys(one.id for one in chosen if not one.is_there))
    published = dict(zip(new, publish_photos(viewer=viewer, now=now, about=about, uploads=new), strict=True))
    pictures = tuple(_picture(standing[one.id] if one.is_there else published[one.id], one, known) for one in chosen)
    if there:
        drop_photos(viewer=viewer, now=now, about=about, but=[picture.id for picture in pictures])
    return pictures


def _picture(found, said: Chosen, known: Notes) -> Picture:
    return Picture(
        found.id, found.key, _line(said.alt, LONGEST_ALT), _line(said.line, LONGEST_LINE), known.mask(said.notes),
        found.width, found.height,
    )


def _line(text: str, longest: int) -> str:
    """Return `text` on one line."""
    text = " ".join(prose.tidy(text).split())
    if len(text) > longest:
        raise Refused(f"What is said of one photo has {longest} characters and no more.", "photos")
    return text
