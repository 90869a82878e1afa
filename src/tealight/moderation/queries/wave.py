"""What newcomers shared in the last hours, by the face it stands under, to take down together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tealight.accounts.queries.faces import Face, faces
from tealight.accounts.queries.newcomers import by_newcomers
from tealight.kernel import clock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.moderation import policy
from tealight.place.queries import Notes
from tealight.stories.queries.newest import Shared, shared_since

#: things listed, of each kind, and taken down at once
MOST = 500
#: how far back one can look, in hours
HOURS = (6, 24)
_NEWCOMER = timedelta(days=7)
CONFESSION = "confession"
KINDS = ("story", "reply", CONFESSION)


@dataclass(frozen=True, slots=True)
class Pile:
    """What stands under one face. `packed`: what a form sends of it."""

    face: Face
    things: tuple[Shared, ...]
    packed: str


@dataclass(frozen=True, slots=True)
class Confessed:
    """One confession. Its face is shown to nobody."""

    thing: Shared
    packed: str


@dataclass(frozen=True, slots=True)
class Wave:
    """What came in some hours: piles by face, and small hours one by one, of which those alike stand together."""

    piles: tuple[Pile, ...]
    confessed: tuple[Confessed, ...]

    @property
    def keeps_away(self) -> bool:
        """Whether the reader keeps away some of the small hours."""
        return any(not one.thing.words for one in self.confessed)

    @property
    def count(self) -> int:
        """Return how many things it is."""
        return sum(len(pile.things) for pile in self.piles) + len(self.confessed)


def wave(viewer: Person, notes: Notes, now: datetime, hours: int, opened: bool = False) -> Wave:
    """Return what newcomers shared in the last `hours`, and all that is anonymous; the largest piles first.

    Each anonymous face is a pile of its own: two that are one person's are never beside each other for it, and
    how old the account behind one is changes nothing. So nobody is asked about small hours either;
    `opened`: the viewer asked for those they keep away.
    """
    require(policy.may_decide(viewer))
    since, by = clock.hour(now) - timedelta(hours=hours), by_newcomers(clock.day(now) - _NEWCOMER)
    shared = shared_since(viewer, notes, since, by, MOST, opened)
    # By their words: a flood says one thing many times, and what somebody else said stands out from it.
    few = sorted((one for one in shared if one.kind == CONFESSION), key=lambda one: (one.words.casefold(), one.id))
    return Wave(_piles(one for one in shared if one.kind != CONFESSION), tuple(Confessed(one, pack([one])) for one in few))


def _piles(shared: Iterable[Shared]) -> tuple[Pile, ...]:
    found = list(shared)
    known = faces(one.persona for one in found)
    piles: dict[int, list[Shared]] = {}
    for one in found:
        piles.setdefault(one.persona, []).append(one)
    made = [Pile(known[face], tuple(things), pack(things)) for face, things in piles.items()]
    return tuple(sorted(made, key=lambda pile: (-len(pile.things), pile.face.name)))


def pack(things) -> str:
    """Return things as one word of a form: a form of hundreds of fields is refused."""
    return " ".join(f"{one.kind}:{one.id}" for one in things)


def unpack(words: str) -> tuple[tuple[str, int], ...]:
    """Return (kind, id) of each thing a form sent; what is none counts for nothing."""
    pairs = (word.partition(":") for word in words.split())
    known = ((kind, number) for kind, _, number in pairs if kind in KINDS and number.isdecimal() and len(number) < 17)
    return tuple(dict.fromkeys((kind, int(number)) for kind, number in known))
