"""What people do with words while others read: tell, answer, change, take back; and what the team does with them.

A step changes the plan, and does the same in the place. It holds plain values, so that another
process can do it.
"""

from abc import ABC, abstractmethod
from copy import deepcopy
from dataclasses import dataclass
from random import Random

from tests import make
from tests.visibility import building, drawing, oracle, worlds
from tests.visibility.building import Place
from tests.visibility.worlds import (
    CIRCLED,
    HELD,
    NOTES,
    PEOPLE,
    REMOVED,
    ROOMS,
    STANDING,
    WITHDRAWN,
    Said,
    Told,
    World,
)

#: how far an open story reaches
REACH = {"room": 1, "members": 2, "anyone": 3}
MOST_STORIES, MOST_REPLIES = 40, 80


class Step(ABC):
    """One thing somebody does."""

    @abstractmethod
    def change(self, world: World) -> None:
        """Change the plan."""

    @abstractmethod
    def act(self, place: Place) -> None:
        """Do it, in the place whose plan is changed already."""


@dataclass(frozen=True)
class Publish(Step):
    story: Told

    def change(self, world: World) -> None:
        world.stories.append(deepcopy(self.story))

    def act(self, place: Place) -> None:
        building.tell(place, place.world.stories[self.story.number])


def publish(chance: Random, world: World) -> Step | None:
    from tealight.kernel.ids import new_id

    story = drawing.a_story(chance, len(world.stories), 0)
    story.state, story.hours_ago, story.id = STANDING, 0, new_id()  # without a photo nothing waits
    return Publish(story) if len(world.stories) < MOST_STORIES and _may_share(world, story.author, story.audience) else None


def _may_share(world: World, author: str, audience: str) -> bool:
    if audience in ROOMS:
        return audience in world.readers[author].rooms
    return world.open_to_anyone or audience != "anyone"


@dataclass(frozen=True)
class Answer(Step):
    author: str
    story: int
    answers: int | None
    notes: frozenset
    mentions: frozenset
    number: int
    id: int
    anonymous: bool

    def change(self, world: World) -> None:
        world.replies.append(Said(
            self.author, world.stories[self.story], self.answers, set(self.notes), STANDING, set(self.mentions),
            self.number, id=self.id, anonymous=self.anonymous,
        ))

    def act(self, place: Place) -> None:
        building.say(place, place.world.replies[self.number])


def answer(chance: Random, world: World) -> Step | None:
    from tealight.kernel.ids import new_id

    story, author = chance.choice(world.stories), chance.choice(PEOPLE)
    if len(world.replies) >= MOST_REPLIES or not oracle.may_read(world, author, story) or not oracle.has_box(world, author, story):
        return None
    tops = [
        said.number for said in world.replies_to(story)
        if said.answers is None and said.state in (STANDING, HELD) and oracle.may_read_reply(author, said)
    ]
    return Answer(
        author, story.number, chance.choice([None, *tops]), frozenset(drawing.some(chance, NOTES, 2)),
        frozenset(drawing.some(chance, PEOPLE, 1)), len(world.replies), new_id(),
        story.audience != "circle" and chance.random() < drawing.UNNAMED,
    )


@dataclass(frozen=True)
class Become(Step):
    """A thing is taken back, held, taken down, or appears."""

    kind: str
    number: int
    state: str

    def change(self, world: World) -> None:
        thing = _thing(world, self)
        thing.state = self.state
        if isinstance(thing, Said) and self.state == STANDING:
            thing.waited = False

    def act(self, place: Place) -> None:
        thing = _thing(place.world, self)
        if self.state == STANDING:
            building.let_appear(place, thing)
        else:
            building.bring_to(place, thing, self.state)


def become(chance: Random, world: World) -> Step | None:
    thing = chance.choice(world.things)
    story = thing if isinstance(thing, Told) else thing.story
    if story.is_private and not oracle.may_read_thing(world, thing.author, thing):
        return None  # what is taken back there is closed to its author too
    if thing.state == HELD:
        can_appear = thing.author not in worlds.MODERATORS and oracle.may_read_thing(world, worlds.MODERATORS[0], thing)
        return Become(thing.kind, thing.number, chance.choice((STANDING, WITHDRAWN) if can_appear else (REMOVED,)))
    if thing.state != STANDING:
        return None
    return Become(thing.kind, thing.number, chance.choice((WITHDRAWN,) if story.is_private else (WITHDRAWN, HELD, HELD, REMOVED)))


@dataclass(frozen=True)
class Edit(Step):
    """New words and notes; of a story, perhaps others who may read it."""

    kind: str
    number: int
    notes: frozenset
    part: frozenset
    audience: str

    def change(self, world: World) -> None:
        thing = _thing(world, self)
        thing.edition, thing.notes = thing.edition + 1, set(self.notes)
        if isinstance(thing, Told):
            if thing.audience == "me":
                thing.hours_ago = 0  # it is told now
            thing.hidden = thing.hidden or (self.audience == "me" and _reach(thing.audience) > 0)
            thing.part, thing.audience = set(self.part), self.audience
            if thing.is_private and thing.state == HELD:
                thing.state = STANDING  # nobody of the team may read there

    def act(self, place: Place) -> None:
        thing = _thing(place.world, self)
        (_edit_story if isinstance(thing, Told) else _edit_reply)(place, thing)


def edit(chance: Random, world: World) -> Step | None:
    thing = chance.choice(world.things)
    if thing.state == REMOVED or thing.photo or not oracle.may_read_thing(world, thing.author, thing):
        return None  # the words of a photo would stay as they are
    audience, part = "", set()
    if isinstance(thing, Told):
        part, audience = drawing.some(chance, NOTES, 1), chance.choice([thing.audience, *_audiences(world, thing)])
    return Edit(thing.kind, thing.number, frozenset(drawing.some(chance, NOTES, 2)), frozenset(part), audience)


def _audiences(world: World, story: Told) -> list[str]:
    """To whom a story may go: what others can answer, to fewer or nobody, for whoever answers writes for those."""
    if story.state == WITHDRAWN or story.hidden:
        return []
    every = ["me", *ROOMS, "members", "anyone", *(["circle"] if story.author in CIRCLED and not story.anonymous else [])]
    possible = [audience for audience in every if _may_share(world, story.author, audience)]
    answered = bool(world.replies_to(story))
    if answered or _reach(story.audience):
        possible = [one for one in possible if 0 < _reach(one) < _reach(story.audience) or (one == "me" and not answered)]
    return possible


def _reach(audience: str) -> int:
    return REACH.get("room" if audience in ROOMS else audience, 0)


def _edit_story(place: Place, story: Told) -> None:
    from tealight.groups.models import Group
    from tealight.notices.actions.tell_of_story import tell_of_story
    from tealight.stories.actions.edit_story import edit_story

    group = Group.objects.get(slug=story.room).id if story.room else None
    edit_story(
        viewer=place.viewer(story.author), now=make.NOW, story=story.id, title=building.title_of(story),
        source=building.source_of(story), audience="group" if group else story.audience, group=group, need=story.need,
        notes=story.notes,
    )
    tell_of_story(viewer=make.TEST, now=make.NOW, story=story.id)
    building.note_notices(place, story)


def _edit_reply(place: Place, reply: Said) -> None:
    from tealight.stories.actions.edit_reply import edit_reply

    edit_reply(
        viewer=place.viewer(reply.author), now=make.NOW, reply=reply.id, source=building.source_of(reply), notes=reply.notes,
    )


def _thing(world: World, step: Become | Edit) -> Told | Said:
    return (world.stories if step.kind == "story" else world.replies)[step.number]
