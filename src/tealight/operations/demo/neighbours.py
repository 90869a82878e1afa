"""Who is in a crowd: made by the actions, in the order they came; some say much and most say little."""

import random
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from tealight.accounts.actions.make_member import make_member
from tealight.accounts.queries import load_person
from tealight.groups.actions.admit import admit
from tealight.groups.models import Group
from tealight.kernel.viewer import Person, Viewer

#: people in one transaction
_AT_ONCE = 100
#: one in so many was there from the first day
_FOUNDERS = 10


@dataclass(slots=True)
class _Company:
    """People in the order they came, and how much they and all before them say."""

    personas: list[int] = field(default_factory=list)
    came: list[datetime] = field(default_factory=list)
    said: list[float] = field(default_factory=list)


class Neighbours:
    """The people of a crowd: who may speak where and when."""

    def __init__(self, now: datetime):
        self.now = now
        self._members: dict[int, int] = {}
        self._loaded: dict[int, Person] = {}
        self._there: dict[int | None, _Company] = {}

    def speaker(self, room: int | None, hour: datetime, chance: random.Random) -> int | None:
        """Return the persona of somebody who was in a room, or None for the place, by `hour`; None if nobody was."""
        there = self._there.get(room)
        known = bisect_right(there.came, hour) if there else 0
        if not known:
            return None
        return there.personas[bisect_left(there.said, chance.random() * there.said[known - 1], 0, known - 1)]

    def as_author(self, persona: int) -> Person:
        """Return one of them as a viewer."""
        if persona not in self._loaded:
            self._loaded[persona] = load_person(self._members[persona], self.now)
        return self._loaded[persona]

    def _welcome(self, persona: int, member: int, rooms: set[int], came: datetime, much: float) -> None:
        self._members[persona] = member
        for room in (None, *rooms):
            there = self._there.setdefault(room, _Company())
            there.personas.append(persona)
            there.came.append(came)
            there.said.append(much + (there.said[-1] if there.said else 0.0))


def move_in(
    viewer: Viewer, now: datetime, count: int, since: timedelta, rooms: list[Group], chance: random.Random
) -> Neighbours:
    """Make `count` people by the actions, who came one after another in the time `since` then."""
    living, weights = Neighbours(now), [1 / (place + 1) for place in range(len(rooms))]
    founders = -(-count // _FOUNDERS)
    waited = sorted(chance.random() for _ in range(count - founders))
    came = [now - since] * founders + [now - since + since * share for share in waited]
    for start in range(0, count, _AT_ONCE):
        with transaction.atomic(), transaction.atomic(using="ring"):
            for number, moment in enumerate(came[start : start + _AT_ONCE], start):
                made = make_member(viewer=viewer, now=moment, pen_name=_name(number), password=None, country="GB")
                joined = {room.id for room in chance.choices(rooms, weights, k=chance.choice((1, 1, 2, 3)))}
                for room in joined:
                    admit(viewer=viewer, now=moment, member=made.member_id, group=room)
                living._welcome(made.persona_id, made.member_id, joined, moment, chance.lognormvariate(0, 1))
    return living


def _name(number: int) -> str:
    """Return a pen name of letters; names that look alike are refused, so none has an i, which looks like l."""
    letters, word = "abcdefghjklmnopqrstuvwxyz", ""
    number += len(letters) ** 3
    while number:
        number, rest = divmod(number, len(letters))
        word = letters[rest] + word
    return f"Neighbour {word.capitalize()}"
