"""What people do while others read: come and go, turn from each other, choose; and every step there is.

`draw` chooses a step that is possible in a world; `after` is the plan once it is done.
"""

from copy import deepcopy
from dataclasses import dataclass
from random import Random

from tests import make
from tests.visibility import building, drawing, oracle, telling, turning
from tests.visibility.building import Place
from tests.visibility.telling import Step
from tests.visibility.worlds import CIRCLED, NOTES, PEOPLE, ROOMS, World


def after(world: World, step: Step) -> World:
    """The plan once `step` is done."""
    changed = deepcopy(world)
    step.change(changed)
    return changed


def draw(chance: Random, world: World) -> Step:
    """Choose something that somebody can do now."""
    while True:
        step = chance.choice(DRAWS)(chance, world)
        if step is not None:
            return step


@dataclass(frozen=True)
class Room(Step):
    """Somebody comes into a room, or leaves it."""

    who: str
    room: str

    def change(self, world: World) -> None:
        world.readers[self.who].rooms ^= {self.room}

    def act(self, place: Place) -> None:
        if self.room in place.world.readers[self.who].rooms:
            make.in_room(place.viewer(self.who), self.room)
        else:
            building.leave(place, self.who, self.room)


@dataclass(frozen=True)
class Turn(Step):
    """Somebody blocks, mutes or hides another, or meets them again."""

    who: str
    way: str
    other: str

    def change(self, world: World) -> None:
        reader = world.readers[self.who]
        field = {"block": "blocked", "mute": "muted", "hide": "hidden"}[self.way]
        setattr(reader, field, getattr(reader, field) ^ {self.other})

    def act(self, place: Place) -> None:
        reader = place.world.readers[self.who]
        if self.other in {"block": reader.blocked, "mute": reader.muted, "hide": reader.hidden}[self.way]:
            turning.keep_away(place, self.who, self.way, self.other)
        else:
            turning.meet_again(place, self.who, self.way, self.other)


@dataclass(frozen=True)
class Filter(Step):
    who: str
    note: str
    handling: str

    def change(self, world: World) -> None:
        world.readers[self.who].filters[self.note] = self.handling

    def act(self, place: Place) -> None:
        building.filter_by(place, self.who, place.world.readers[self.who].filters)


@dataclass(frozen=True)
class Circle(Step):
    """An owner takes somebody into their circle, or out of it."""

    owner: str
    who: str

    def change(self, world: World) -> None:
        world.circles[self.owner] ^= {self.who}

    def act(self, place: Place) -> None:
        inside = self.who in place.world.circles[self.owner]
        (building.ask_in if inside else building.take_out)(place, self.owner, self.who)


@dataclass(frozen=True)
class Keep(Step):
    who: str
    story: int

    def change(self, world: World) -> None:
        kept = world.readers[self.who].kept
        if self.story in kept:
            kept.remove(self.story)
        else:
            kept.insert(0, self.story)

    def act(self, place: Place) -> None:
        building.keep(place, self.who, place.world.stories[self.story])


@dataclass(frozen=True)
class OpenToAnyone(Step):
    """The operator lets stories for anyone be read without an account, or not any more."""

    is_open: bool

    def change(self, world: World) -> None:
        world.open_to_anyone = self.is_open

    def act(self, place: Place) -> None:
        make.a_place_changes(anyone_audience_on=make.NOW.date() if self.is_open else None)


def _circle(chance: Random, world: World) -> Step | None:
    owner = chance.choice(CIRCLED)
    who = chance.choice(drawing.others_than(owner))
    # A block keeps both out of each other's circles.
    is_blocked = owner in world.readers[who].blocked or who in world.readers[owner].blocked
    return None if is_blocked and who not in world.circles[owner] else Circle(owner, who)


def _turn(chance: Random, world: World) -> Step:
    who = chance.choice(PEOPLE)
    if world.faces and chance.random() < 0.3:
        return Turn(who, "hide", chance.choice(world.faces))
    return Turn(who, chance.choice(("block", "mute", "hide")), chance.choice(drawing.others_than(who)))


def _keep(chance: Random, world: World) -> Step | None:
    who, story = chance.choice(PEOPLE), chance.choice(world.stories)
    return Keep(who, story.number) if oracle.may_read(world, who, story) else None


#: what is done, the more often the more ways it could go wrong
DRAWS = (
    telling.publish, telling.publish, telling.answer, telling.answer, telling.become, telling.become, telling.become,
    telling.edit, telling.edit, telling.edit, _circle, _turn, _turn, _keep,
    lambda chance, world: Room(chance.choice(PEOPLE), chance.choice(ROOMS)),
    lambda chance, world: Filter(chance.choice(PEOPLE), chance.choice(NOTES), drawing.a_filter(chance)),
    lambda chance, world: Filter(chance.choice(PEOPLE), chance.choice(NOTES), drawing.a_filter(chance)),
    lambda chance, world: OpenToAnyone(not world.open_to_anyone),
)
