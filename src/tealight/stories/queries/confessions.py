"""Confessions as members meet them: a page of them, one by itself, two beside other things. No face, no count.

What is left out never leaves the server; what is covered is one line, and Open asks for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tealight.groups.models import ReactionKind
from tealight.kernel.ids import LARGEST
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes, Place, notes
from tealight.stories import confession_policy
from tealight.stories.confession_policy import APPEARED
from tealight.stories.models import Confession
from tealight.stories.queries.beside_confessions import KINDS, own_beside
from tealight.stories.queries.covers import name_notes
from tealight.stories.queries.facts import Cover, ReactionChoice
from tealight.stories.queries.keyset import before, place_after
from tealight.stories.queries.story import NONE

#: on one page, which ends
PAGE = 12
#: beside other things
FEW = 2
#: read for those few, of which some may be covered
_SOME = 8
URL = "/small-hours/"
_WHAT = "A few words"
_ICONS = {ReactionKind.WITH_YOU: "heart", ReactionKind.BEEN_THERE: "been-there", ReactionKind.THANK_YOU: "leaf"}


@dataclass(frozen=True, slots=True)
class ConfessionCard:
    """One of them. Covered, it has no words."""

    id: int
    url: str
    hour: datetime
    cover: Cover | None = None
    text: str = ""
    reactions: tuple[ReactionChoice, ...] = ()

    @property
    def opening(self) -> str:
        """Return its first words, by which one is told from another where it is only heard."""
        words = self.text.split()
        return " ".join(words[:6]) + ("…" if len(words) > 6 else "")


@dataclass(frozen=True, slots=True)
class ConfessionList:
    """One page of them, and the ways on and back; "" where there is none."""

    cards: tuple[ConfessionCard, ...] = ()
    earlier_url: str = ""
    later_url: str = ""


@dataclass(frozen=True, slots=True)
class Teaser:
    """One or two of them beside something else, and where there are more."""

    name: str
    cards: tuple[ConfessionCard, ...]
    url: str = URL


def confessions(viewer: Viewer, known: Notes, older_than: str = "") -> ConfessionList:
    """Return a page of those that appeared, the newest first. Two statements; none for a visitor, who reads none."""
    if not isinstance(viewer, Person):
        return ConfessionList()
    found = list(_readable(viewer).filter(before(older_than)).order_by("-hour", "-id")[: PAGE + 1])
    earlier = f"{URL}?before={place_after(found[PAGE - 1])}" if len(found) > PAGE else ""
    return ConfessionList(_with_reactions(viewer, known, found[:PAGE]), earlier, URL if older_than else "")


def confession(viewer: Viewer, known: Notes, number: int, is_opened: bool) -> ConfessionCard | None:
    """Return one that appeared, covered where the viewer's filters say so and it is not opened; None if they may not read it."""
    if not isinstance(viewer, Person) or number > LARGEST:
        return None
    row = Confession.objects.filter(APPEARED, confession_policy.visible_to(viewer), id=number).first()
    if row is None:
        return None
    cover = None if is_opened else _cover(viewer, known, row)
    if cover:
        return ConfessionCard(row.id, _address(row), row.hour, cover)
    left = own_beside(viewer, [row.id]).get(row.id, "")
    return ConfessionCard(row.id, _address(row), row.hour, None, row.text, choices(left))


def confessions_by_id(viewer: Viewer, known: Notes, ids: Iterable[int]) -> tuple[ConfessionCard, ...]:
    """Return those of `ids` that appeared, and that the viewer may read and wants."""
    if not isinstance(viewer, Person):
        return ()
    return _with_reactions(viewer, known, list(_readable(viewer).filter(id__in=set(ids))))


def teaser(viewer: Viewer, here: Place, now: datetime) -> Teaser | None:
    """Return one or two that the viewer may read and wants, or None where there is none. For config/slots.py.

    Whoever asks answers for where it stands: never beside anything clinical.
    """
    if not isinstance(viewer, Person):
        return None
    known = notes(here.version)
    rows = _readable(viewer).order_by("-hour", "-id")[:_SOME]
    shown = [row for row in rows if _cover(viewer, known, row) is None][:FEW]
    cards = tuple(ConfessionCard(row.id, _address(row), row.hour, None, row.text) for row in shown)
    return Teaser(here.small_hours, cards) if cards else None


def choices(left: str) -> tuple[ReactionChoice, ...]:
    """Return what can be left beside one; the lit one takes itself back."""
    return tuple(ReactionChoice(NONE if kind == left else kind, kind.label, _ICONS[kind], kind == left) for kind in KINDS)


def _readable(viewer: Person):
    return Confession.objects.filter(APPEARED, confession_policy.visible_to(viewer), confession_policy.wanted_by(viewer))


def _with_reactions(viewer: Person, known: Notes, rows: Iterable[Confession]) -> tuple[ConfessionCard, ...]:
    covers = {row.id: _cover(viewer, known, row) for row in rows}
    left = own_beside(viewer, [number for number, cover in covers.items() if cover is None])
    return tuple(
        ConfessionCard(row.id, _address(row), row.hour, covers[row.id]) if covers[row.id]
        else ConfessionCard(row.id, _address(row), row.hour, None, row.text, choices(left.get(row.id, "")))
        for row in rows
    )


def _cover(viewer: Viewer, known: Notes, row: Confession) -> Cover | None:
    """Whose it is changes nothing here: nobody sees by a missing cover, over a shoulder, who wrote it."""
    hit = row.notes & (viewer.filters.covered_in(None) | viewer.filters.left_out_in(None))
    return Cover(name_notes(known, hit, _WHAT), f"{_address(row)}?open=1") if hit else None


def _address(row: Confession) -> str:
    return f"{URL}{row.id}/"
