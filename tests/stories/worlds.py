"""Random small places: who is in which room and circle, who wrote what to whom, who avoids whom and what.

A `World` is a plan in plain values, drawn by hypothesis. `build` makes it real through the actions
that people use; only what no action of this issue does (holding, taking down) is set by hand.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import strategies as st

from tests import make

PEOPLE = ("Ada", "Ben", "Cy", "Dora", "Mira")
MODERATORS = ("Mira",)
ROOMS = ("late-loss", "early-loss")
#: what a room shows to people in it, whatever they filter elsewhere
LIFTED = {"late-loss": {"baby-detail"}, "early-loss": set()}
NOTES = ("baby-detail", "physical-detail", "birth", "tfmr")
STANDING, HELD, WITHDRAWN, REMOVED = "standing", "held", "withdrawn", "removed"
STATES = (STANDING, STANDING, STANDING, HELD, WITHDRAWN, REMOVED)


@dataclass(slots=True)
class Reader:
    rooms: set[str]
    filters: dict[str, str]
    blocked: set[str] = field(default_factory=set)
    muted: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    kept: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Told:
    """A story. `part` are the notes of its one noted passage; `audience` may be a room's slug."""

    author: str
    audience: str
    notes: set[str]
    part: set[str]
    state: str
    mentions: set[str]
    number: int = 0
    id: int = 0

    @property
    def room(self) -> str | None:
        return self.audience if self.audience in ROOMS else None


@dataclass(slots=True)
class Said:
    """A reply to story `story`; `answers` is the number of an earlier reply there, or None."""

    author: str
    story: int
    answers: int | None
    notes: set[str]
    state: str
    mentions: set[str]
    number: int = 0
    id: int = 0


@dataclass(slots=True)
class World:
    readers: dict[str, Reader]
    circles: dict[str, set[str]]
    stories: list[Told]
    replies: list[Said]
    viewers: dict = field(default_factory=dict)


def some(values, most: int | None = None):
    """A small set of `values`; often empty, as most choices of most people are."""
    return st.one_of(st.just(set()), st.sets(st.sampled_from(values), max_size=most))


@st.composite
def worlds(draw) -> World:
    circles = {owner: draw(some([p for p in PEOPLE if p != owner])) for owner in ("Ada", "Ben")}
    stories = [draw(_told(number)) for number in range(draw(st.integers(4, 7)))]
    replies: list[Said] = []
    for number in range(draw(st.integers(4, 9))):
        story = draw(st.sampled_from(stories))
        writers = _writers(story, circles)
        if writers:
            replies.append(draw(_said(number, story, writers, replies)))
    readers = {}
    for name in PEOPLE:
        others = [person for person in PEOPLE if person != name]
        readers[name] = Reader(
            rooms=draw(st.sets(st.sampled_from(ROOMS))),
            filters={note: draw(st.sampled_from(("show", "show", "cover", "leave-out"))) for note in NOTES},
            blocked=draw(some(others, 1)), muted=draw(some(others, 1)), hidden=draw(some(others, 1)),
            kept=draw(st.sets(st.sampled_from([story.number for story in stories]), max_size=4)),
        )
    return World(readers, circles, stories, replies)


@st.composite
def _told(draw, number: int) -> Told:
    audience = draw(st.sampled_from(("me", "circle", *ROOMS, *ROOMS, "members", "members", "anyone")))
    author = draw(st.sampled_from(("Ada", "Ben") if audience == "circle" else PEOPLE))
    # In circles and alone nothing waits and nothing is taken down: nobody of the team reads there.
    states = (STANDING, WITHDRAWN) if audience in ("me", "circle") else STATES
    return Told(
        author, audience, draw(some(NOTES, 2)), draw(some(NOTES, 1)), draw(st.sampled_from(states)),
        draw(some(PEOPLE, 2)), number,
    )


@st.composite
def _said(draw, number: int, story: Told, writers: list[str], before: list[Said]) -> Said:
    tops = [said.number for said in before if said.story == story.number and said.answers is None]
    states = (STANDING, WITHDRAWN) if story.audience == "circle" else STATES
    return Said(
        draw(st.sampled_from(writers)), story.number, draw(st.sampled_from([None, *tops])),
        draw(some(NOTES, 2)), draw(st.sampled_from(states)), draw(some(PEOPLE, 1)), number,
    )


def _writers(story: Told, circles: dict[str, set[str]]) -> list[str]:
    if story.audience == "me":
        return []
    if story.audience == "circle":
        return sorted({story.author, *circles[story.author]})
    return list(PEOPLE)


def build(world: World) -> None:
    """Make `world` real; fill in ids and `viewers`, name -> person as they ask now."""
    long_ago = make.NOW.date() - timedelta(days=300)
    members = {
        name: make.a_person(name, joined_on=long_ago, roles=("moderator",) if name in MODERATORS else ()).member_id
        for name in PEOPLE
    }

    def asks(name):
        return make.as_viewer(members[name])

    for name in PEOPLE:  # while it is told, everyone is in every room
        for room in ROOMS:
            make.in_room(asks(name), room)
    for owner, people in world.circles.items():
        make.a_circle(asks(owner), *(asks(person) for person in sorted(people)))
    for story in world.stories:
        _tell(story, asks(story.author))
    for reply in world.replies:
        _say(reply, asks(reply.author), world)
    _notify(world)
    for thing in (*world.replies, *world.stories):
        _bring_to(thing, asks(thing.author))
    for name in PEOPLE:
        _wish(world, name, asks(name), {person: asks(person).persona_id for person in PEOPLE})
    world.viewers = {name: asks(name) for name in PEOPLE}


def _calls(mentions: set[str]) -> str:
    return "".join(f" @{name}," for name in sorted(mentions))


def _tell(story: Told, author) -> None:
    passage = "".join(f"[note: {note}]\n" for note in sorted(story.part))
    story.id = make.a_story(
        author,
        f"open{story.number}words{_calls(story.mentions)}\n\n{passage}part{story.number}words\n\nEnd.",
        title=f"title{story.number}words",
        notes=story.notes,
        **({"room": story.room} if story.room else {"audience": story.audience}),
    )


def _say(reply: Said, author, world: World) -> None:
    above = next((other.id for other in world.replies if other.number == reply.answers), None)
    reply.id = make.a_reply(
        author, next(s.id for s in world.stories if s.number == reply.story),
        f"reply{reply.number}words{_calls(reply.mentions)}", answers=above, notes=reply.notes,
    )


def _notify(world: World) -> None:
    from tealight.notices.actions.tell_of_reply import tell_of_reply
    from tealight.notices.actions.tell_of_story import tell_of_story

    for story in world.stories:
        tell_of_story(viewer=make.TEST, now=make.NOW, story=story.id)
    for reply in world.replies:
        tell_of_reply(viewer=make.TEST, now=make.NOW, reply=reply.id)


def _bring_to(thing: Told | Said, author) -> None:
    from tealight.stories.actions.withdraw_reply import withdraw_reply
    from tealight.stories.actions.withdraw_story import withdraw_story
    from tealight.stories.models import Reply, Story

    if thing.state == WITHDRAWN and isinstance(thing, Told):
        withdraw_story(viewer=author, now=make.NOW, story=thing.id)
    elif thing.state == WITHDRAWN:
        withdraw_reply(viewer=author, now=make.NOW, reply=thing.id)
    elif thing.state in (HELD, REMOVED):
        table = Story if isinstance(thing, Told) else Reply
        table.objects.filter(id=thing.id).update(**{f"{thing.state}_on": make.NOW.date()})


def _wish(world: World, name: str, viewer, personas: dict[str, int]) -> None:
    from tealight.accounts.actions.keep_story import keep_story
    from tealight.groups.actions.leave_group import leave_group
    from tealight.groups.models import Group
    from tests.stories.wishes import keeps_away, wishes

    reader = world.readers[name]
    wishes(viewer, **{note.replace("-", "_"): what for note, what in reader.filters.items()})
    for way, others in (("block", reader.blocked), ("mute", reader.muted), ("hide", reader.hidden)):
        for other in others:
            keeps_away(viewer, way, _Persona(personas[other]))
    for number in reader.kept:
        keep_story(viewer=viewer, now=make.NOW, story_id=next(s.id for s in world.stories if s.number == number))
    for room in set(ROOMS) - reader.rooms:
        leave_group(viewer=viewer, now=make.NOW, group=Group.objects.get(slug=room).id)


@dataclass(frozen=True, slots=True)
class _Persona:
    persona_id: int
