"""Random small places: who is in which room and circle, who wrote what to whom, who avoids whom and what.

A `World` is a plan in plain values. Every text holds words of its own ("title3x0words": the title of
story 3 as first told; after a change x1), so that a page tells by its words what reached it.
"""

from dataclasses import dataclass, field
from random import Random

VISITOR = "a visitor"
PEOPLE = ("Wren Ada", "Wren Ben", "Wren Cyr", "Wren Dora", "Wren Mira")
MODERATORS = ("Wren Mira",)
CIRCLED = ("Wren Ada", "Wren Ben")
ROOMS = ("late-loss", "early-loss", "parenting-after-loss")
#: rooms nobody meets who did not join them, those who keep the place included
APART = ("parenting-after-loss",)
#: what a room shows to people in it, whatever they filter elsewhere
LIFTED = {"late-loss": {"baby-detail"}, "early-loss": set(), "parenting-after-loss": {"birth"}}
NOTES = ("baby-detail", "physical-detail", "birth", "tfmr")
STANDING, HELD, WITHDRAWN, REMOVED = "standing", "held", "withdrawn", "removed"
STATES = (STANDING, STANDING, STANDING, STANDING, HELD, WITHDRAWN, REMOVED)
NO_REPLY, EXPERIENCE = "no-reply", "been-through"
#: hours ago; the last is longer than a story is said to wait for an answer
AGES = (0, 0, 0, 1, 5, 30, 24 * 31)


@dataclass(eq=False, slots=True)
class Photo:
    """A photo in a story or reply; `owner` is where it stands."""

    owner: "Told | Said"
    notes: set[str]
    id: int = 0

    @property
    def key(self) -> tuple[str, int]:
        return "photo", self.id

    @property
    def marks(self) -> set[str]:
        return {self.owner.mark(f"{self.owner.kind}alt"), self.owner.mark(f"{self.owner.kind}line")}


@dataclass(eq=False, slots=True)
class Told:
    """A story. `part` are the notes of its second passage; `audience` may be a room's slug."""

    author: str
    audience: str
    notes: set[str]
    part: set[str]
    state: str
    mentions: set[str]
    need: str
    hours_ago: int
    number: int
    photo: Photo | None = None
    edition: int = 0
    id: int = 0

    kind = "story"

    @property
    def room(self) -> str | None:
        return self.audience if self.audience in ROOMS else None

    @property
    def is_private(self) -> bool:
        return self.audience in ("me", "circle")

    @property
    def key(self) -> tuple[str, int]:
        return "story", self.id

    @property
    def part_key(self) -> tuple[str, int]:
        return "part", self.id

    def mark(self, what: str) -> str:
        return f"{what}{self.number}x{self.edition}words"

    @property
    def marks(self) -> set[str]:
        """The words of its title and its first passage."""
        return {self.mark("title"), self.mark("open")}

    @property
    def part_marks(self) -> set[str]:
        return {self.mark("part")}

    @property
    def every_mark(self) -> set[str]:
        return self.marks | self.part_marks | (self.photo.marks if self.photo else set())


@dataclass(eq=False, slots=True)
class Said:
    """A reply to `story`; `answers` is the number of an earlier reply there, or None."""

    author: str
    story: Told
    answers: int | None
    notes: set[str]
    state: str
    mentions: set[str]
    number: int
    photo: Photo | None = None
    edition: int = 0
    id: int = 0

    kind = "reply"

    @property
    def key(self) -> tuple[str, int]:
        return "reply", self.id

    def mark(self, what: str) -> str:
        return f"{what}{self.number}x{self.edition}words"

    @property
    def marks(self) -> set[str]:
        return {self.mark("reply")}

    @property
    def every_mark(self) -> set[str]:
        return self.marks | (self.photo.marks if self.photo else set())


@dataclass(eq=False, slots=True)
class Begun:
    """A draft: a story of its own, or a reply to `story`."""

    author: str
    story: Told | None
    number: int
    slot: int = 0

    @property
    def key(self) -> tuple[str, int]:
        return "draft", self.number

    @property
    def marks(self) -> set[str]:
        return {f"draft{self.number}x0words"}


@dataclass(slots=True)
class Reader:
    rooms: set[str]
    filters: dict[str, str]
    blocked: set[str] = field(default_factory=set)
    muted: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    #: stories by number, newest kept first
    kept: list[int] = field(default_factory=list)
    findable: bool = False
    #: the id of a photo sent and not shared; 0 for "will send one"
    upload: int | None = None


@dataclass(slots=True)
class World:
    readers: dict[str, Reader]
    circles: dict[str, set[str]]
    stories: list[Told]
    replies: list[Said]
    drafts: list[Begun]
    #: (person, kind, id of the thing) -> (id of the notice, what it is of)
    notices: dict[tuple[str, str, int], tuple[int, str]] = field(default_factory=dict)
    #: the operator lets stories for anyone be read without an account
    open_to_anyone: bool = True

    def replies_to(self, story: Told) -> list[Said]:
        return [reply for reply in self.replies if reply.story is story]

    def top_of(self, reply: Said) -> Said | None:
        """What a reply answers, if not the story itself."""
        return next((other for other in self.replies if other.number == reply.answers), None)

    @property
    def things(self) -> list[Told | Said]:
        return [*self.stories, *self.replies]

    @property
    def photos(self) -> list[Photo]:
        return [thing.photo for thing in self.things if thing.photo]


def draw(chance: Random, stories: int = 12, replies: int = 18, photos: float = 0.35) -> World:
    """Draw a place with that many stories, and so many tries at a reply."""
    world = World({}, {}, [], [], [])
    for owner in CIRCLED:
        world.circles[owner] = some(chance, others_than(owner))
    for _ in range(stories):
        world.stories.append(a_story(chance, len(world.stories), photos))
    for _ in range(replies):
        reply = a_reply(chance, world, photos)
        if reply is not None:
            world.replies.append(reply)
    for name in PEOPLE:
        world.readers[name] = _reader(chance, name, world, photos)
        for story in (None, chance.choice(world.stories)):
            if chance.random() < 0.5:
                world.drafts.append(Begun(name, story, len(world.drafts)))
    return world


def some(chance: Random, values, most: int | None = None) -> set:
    """A small set of `values`; often empty, as most choices of most people are."""
    if chance.random() < 0.5:
        return set()
    return set(chance.sample(list(values), chance.randint(1, min(most or 99, len(values)))))


def others_than(name: str) -> list[str]:
    return [person for person in PEOPLE if person != name]


def a_filter(chance: Random) -> str:
    return chance.choice(("show", "show", "cover", "leave-out"))


def a_story(chance: Random, number: int, photos: float) -> Told:
    audience = chance.choice(("me", "circle", *ROOMS, *ROOMS, "members", "members", "members", "anyone", "anyone"))
    author = chance.choice(CIRCLED if audience == "circle" else PEOPLE)
    story = Told(
        author, audience, some(chance, NOTES, 2), some(chance, NOTES, 1), _state(chance, audience in ("me", "circle")),
        some(chance, PEOPLE, 2), chance.choice((NO_REPLY, EXPERIENCE)), chance.choice(AGES), number,
    )
    if chance.random() < photos:
        story.photo = Photo(story, some(chance, NOTES, 1))
    return story


def a_reply(chance: Random, world: World, photos: float) -> Said | None:
    """Draw a reply to one of the stories; None where its only reader is its author."""
    story = chance.choice(world.stories)
    if story.audience == "me":
        return None
    writers = sorted({story.author, *world.circles[story.author]}) if story.audience == "circle" else list(PEOPLE)
    tops = [said.number for said in world.replies_to(story) if said.answers is None]
    reply = Said(
        chance.choice(writers), story, chance.choice([None, *tops]), some(chance, NOTES, 2),
        _state(chance, story.audience == "circle"), some(chance, PEOPLE, 1), len(world.replies),
    )
    if chance.random() < photos:
        reply.photo = Photo(reply, some(chance, NOTES, 1))
    return reply


def _state(chance: Random, private: bool) -> str:
    # In circles and alone nothing waits and nothing is taken down: nobody of the team reads there.
    return chance.choice((STANDING, STANDING, WITHDRAWN) if private else STATES)


def _reader(chance: Random, name: str, world: World, photos: float) -> Reader:
    others = others_than(name)
    numbers = [story.number for story in world.stories]
    return Reader(
        rooms={room for room in ROOMS if chance.random() < 0.5},
        filters={note: a_filter(chance) for note in NOTES},
        blocked=some(chance, others, 1) if chance.random() < 0.6 else set(),
        muted=some(chance, others, 1) if chance.random() < 0.6 else set(),
        hidden=some(chance, others, 1) if chance.random() < 0.6 else set(),
        kept=chance.sample(numbers, min(len(numbers), chance.randint(0, 5))),
        findable=chance.random() < 0.6,
        upload=0 if chance.random() < photos else None,
    )
