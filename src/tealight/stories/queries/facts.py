"""What templates get of stories: facts under the names `ui/templates/ui` asks for, with nothing behind to follow."""

from dataclasses import dataclass
from datetime import datetime

from tealight.accounts.models import Persona, PersonaKind
from tealight.accounts.queries import Face
from tealight.kernel.verdict import Verdict
from tealight.stories.queries.waiting import Waiting
from tealight.stories.queries.ways import Menu


@dataclass(frozen=True, slots=True)
class Author:
    """Whoever wrote something. `url` is empty where there is no page to go to."""

    id: int
    name: str
    url: str
    anonymous: bool

    @classmethod
    def of(cls, row: Persona) -> "Author":
        """Return the author behind a row; a name made for one story leads nowhere."""
        url = f"/people/{row.id}/" if row.has_page else ""
        return cls(row.id, row.name, url, row.kind == PersonaKind.THREAD)


@dataclass(frozen=True, slots=True)
class Cover:
    """One calm line in place of something, and where to ask for it."""

    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of paragraphs as this reader gets them: words, or a line and where to ask for them."""

    html: str
    cover: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class PictureSource:
    """One format of a photo: its type, and the addresses of its sizes as `srcset` wants them."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class PictureCard:
    """A photo as this reader gets it. Covered, it holds the cover alone; not drawn yet, it has no sources."""

    id: int
    cover: str = ""
    cover_url: str = ""
    alt: str = ""
    #: the author's own line under it
    line: str = ""
    width: int = 0
    height: int = 0
    sources: tuple[PictureSource, ...] = ()
    src: str = ""


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in a list. Covered, it holds nothing but the cover."""

    id: int
    url: str
    cover: Cover | None = None
    title: str = ""
    excerpt: str = ""
    persona: Author | None = None
    anonymous: bool = False
    hour: datetime | None = None
    room: str = ""
    audience: str = ""
    need: str = ""
    #: what keeps it from being read by those it is for, in a few words
    state: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A story or a reply that a search may show: what its reader may read and wants of it, and no more.

    `parts` are safe HTML by the mask of their notes; what is covered or left out is not there.
    """

    id: int
    url: str
    title: str
    persona: Author
    hour: datetime
    room: str
    #: what it is, where it is no story: "Reply"
    what: str
    parts: dict[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class StoryList:
    """Stories, newest first. An address is empty where there is nothing further."""

    cards: tuple[StoryCard, ...]
    earlier_url: str = ""
    later_url: str = ""


@dataclass(frozen=True, slots=True)
class ReplyCard:
    """A reply as this reader gets it. Covered, it holds the cover and nothing else."""

    id: int
    cover: str = ""
    cover_url: str = ""
    #: in its place, where it cannot be read any more and others answered it
    gone: str = ""
    persona: Author | None = None
    anonymous: bool = False
    hour: datetime | None = None
    edited: bool = False
    parts: tuple[Passage, ...] = ()
    pictures: tuple[PictureCard, ...] = ()
    note: str = ""
    answer_url: str = ""
    menu: Menu = ()
    answers: tuple["ReplyCard", ...] = ()
    #: the form to answer it, put there by the view that shows it
    box: object = None


@dataclass(frozen=True, slots=True)
class ReactionChoice:
    """One reaction a reader can leave; pressed when `lit`, its value takes it back."""

    value: str
    label: str
    icon: str
    lit: bool


@dataclass(frozen=True, slots=True)
class Alongside:
    """Who stands alongside with one kind of reaction; for the author alone."""

    label: str
    people: tuple[Author, ...]


@dataclass(frozen=True, slots=True)
class CoveredStory:
    """The page of a story that the reader's filters cover: one line, and nothing of it."""

    id: int
    cover: Cover


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything the page of one story shows."""

    id: int
    url: str
    #: what the address asked for, to be carried by every form of the page: "" or "?open=story"
    asked: str
    title: str
    persona: Author
    anonymous: bool
    hour: datetime
    edited: bool
    need: str
    room: str
    room_url: str
    #: enough people are in its room for one of them to be hard to guess
    room_is_many: bool
    group: int | None
    audience: str
    #: what the notes printed on it say: "physical detail"
    notes: tuple[str, ...]
    parts: tuple[Passage, ...]
    pictures: tuple[PictureCard, ...]
    is_mine: bool
    waits_for: Waiting
    is_withdrawn: bool
    is_removed: bool
    is_closed: bool
    is_kept: bool
    is_private: bool
    no_reply_needed: bool
    reactions: tuple[ReactionChoice, ...]
    #: what the reader left, in words; empty when nothing
    reacted: str
    alongside: tuple[Alongside, ...]
    menu: Menu
    replies: tuple[ReplyCard, ...]
    earlier_url: str
    later_url: str
    may_reply: Verdict
    may_be_anonymous: bool
    #: its author asked for answers under pen names
    named_only: bool
    may_appear_later: bool
    may_edit: Verdict
    may_withdraw: Verdict
    may_close: Verdict
    may_let_appear: Verdict
    #: where it can be let appear, the mark of the words as they stand here
    seen: str
    #: the version of the story, and whoever is named; all of that unchanged, the page is unchanged
    made_of: tuple[int, tuple[Face, ...]]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """The page of a pen name: the name, one line, a photo if there is one, what may be read. No dates, no counts."""

    persona: Author
    line: str
    is_me: bool
    #: "blocked", "muted", "hidden" or "": what the reader decided about them
    avoided: str
    menu: Menu
    stories: StoryList
    portrait: PictureCard | None = None
    #: members cannot see it yet
    portrait_waits: bool = False


@dataclass(frozen=True, slots=True)
class HeldPortrait:
    """A photo for somebody's page that waits for a person, at the desk."""

    id: int
    persona: Author
    #: covered by the reader's own filters until it is opened
    portrait: PictureCard
    #: the mark of what is shown here; empty while it is covered
    seen: str = ""


@dataclass(frozen=True, slots=True)
class ReplySeen:
    """A reply as other rooms meet it: where it stands, by whom, and when; covered, only where."""

    id: int
    url: str
    cover: Cover | None = None
    persona: Author | None = None
    hour: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnReply:
    """A reply among what somebody wrote; where its story cannot be read any more, `url` is empty."""

    id: int
    url: str
    #: where it can be taken back then, and deleted for good
    withdrawal_url: str
    erasure_url: str
    words: str
    hour: datetime
    state: str = ""


@dataclass(frozen=True, slots=True)
class OwnReplies:
    """One's own replies, newest first. An address is empty where there is nothing further."""

    replies: tuple[OwnReply, ...]
    earlier_url: str = ""
    later_url: str = ""


@dataclass(frozen=True, slots=True)
class HeldReply:
    """A reply that waits for a person, at the desk."""

    id: int
    story_id: int
    url: str
    cover: Cover | None = None
    persona: Author | None = None
    hour: datetime | None = None
    parts: tuple[Passage, ...] = ()
    pictures: tuple[PictureCard, ...] = ()
    notes: tuple[str, ...] = ()
    #: the mark of the words as they stand here
    seen: str = ""
    #: whose it is and how it begins, for who hears its button alone
    about: str = ""
