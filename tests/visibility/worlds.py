"""Small places: who is in which room and circle, who wrote what to whom, who avoids whom and what.

A `World` is a plan in plain values. Every text holds words of its own ("title3x0words": the title of
story 3 as first told; after a change x1), so that a page tells by its words what reached it.
"""

from dataclasses import dataclass, field

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
NO_REPLY, EXPERIENCE = "no-reply", "been-through"


def face(author: str, story: int) -> str:
    """Whom everybody else meets where `author` is anonymous: the same all through one story, and nowhere else."""
    return f"whoever is {author} in {story}"


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
    #: under a name made for this story alone
    anonymous: bool = False
    #: what is anonymous and holds a photo waits from the start
    waited: bool = False
    #: it was for others, who could answer it, and is its author's alone for good
    hidden: bool = False
    #: the id of the team's case about it
    case: int = 0

    kind = "story"

    @property
    def face(self) -> str:
        return face(self.author, self.number) if self.anonymous else self.author

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
    anonymous: bool = False
    #: it waited from the start, and has not appeared since
    waited: bool = False
    case: int = 0

    kind = "reply"

    @property
    def face(self) -> str:
        return face(self.author, self.story.number) if self.anonymous else self.author

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
    #: pen names, and names made for one story
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

    @property
    def faces(self) -> list[str]:
        """The names made for one story that stand somewhere."""
        return sorted({thing.face for thing in self.things if thing.anonymous})

    def top_of(self, reply: Said) -> Said | None:
        """What a reply answers, if not the story itself."""
        return next((other for other in self.replies if other.number == reply.answers), None)

    @property
    def things(self) -> list[Told | Said]:
        return [*self.stories, *self.replies]

    @property
    def photos(self) -> list[Photo]:
        return [thing.photo for thing in self.things if thing.photo]


def has_case(thing: Told | Said) -> bool:
    """Say whether the team may read a thing at all: nobody of it reads what is for oneself or a circle."""
    return not (thing if isinstance(thing, Told) else thing.story).is_private
