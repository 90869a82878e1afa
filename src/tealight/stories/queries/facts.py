"""What templates get of stories: facts, with nothing behind them to follow."""

from dataclasses import dataclass
from datetime import datetime

from tealight.accounts.queries import Face
from tealight.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Cover:
    """One calm line in place of something, and where to ask for it."""

    sentence: str
    open_url: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of paragraphs as this reader gets them: words, or a cover."""

    html: str
    cover: Cover | None
    #: labels of the notes on it, for one who opened it
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in a list. Covered, it holds nothing but the cover."""

    id: int
    url: str
    cover: Cover | None
    title: str = ""
    excerpt: str = ""
    author: Face | None = None
    hour: datetime | None = None
    where: str = ""
    need: str = ""
    notes: tuple[str, ...] = ()
    is_mine: bool = False
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class ReplyCard:
    """A reply as this reader gets it, with the answers under it."""

    id: int
    ordinal: int
    url: str
    cover: Cover | None
    author: Face | None = None
    hour: datetime | None = None
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    is_edited: bool = False
    is_mine: bool = False
    is_of_author: bool = False
    is_held: bool = False
    #: taken back, but others answered it: the place where it stood
    is_gone: bool = False
    may_answer: bool = False
    may_edit: bool = False
    may_withdraw: bool = False
    may_let_appear: bool = False
    answers: tuple["ReplyCard", ...] = ()


@dataclass(frozen=True, slots=True)
class Alongside:
    """Who stands alongside with one kind of reaction; for the author alone."""

    kind: str
    label: str
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class ReactionChoice:
    """One reaction a reader can leave, and whether they have."""

    kind: str
    label: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything the page of one story shows."""

    id: int
    url: str
    title: str
    cover: Cover | None
    author: Face | None
    hour: datetime
    where: str
    group_slug: str
    audience: str
    audience_label: str
    need: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    is_edited: bool
    is_mine: bool
    is_held: bool
    is_withdrawn: bool
    is_removed: bool
    is_closed: bool
    is_kept: bool
    reactions: tuple[ReactionChoice, ...]
    alongside: tuple[Alongside, ...]
    replies: tuple[ReplyCard, ...]
    earlier_url: str
    later_url: str
    may_reply: Verdict
    may_react: Verdict
    may_edit: Verdict
    may_withdraw: Verdict
    may_close: Verdict
    may_let_appear: Verdict


@dataclass(frozen=True, slots=True)
class StoryList:
    """Stories, newest first. `earlier_url` is empty at the end."""

    cards: tuple[StoryCard, ...]
    earlier_url: str
