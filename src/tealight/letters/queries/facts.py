"""What the pages of conversations are told."""

from dataclasses import dataclass
from datetime import datetime

from tealight.accounts.queries.faces import Face


@dataclass(frozen=True, slots=True)
class LetterShown:
    """One letter. `who` is "You", a duty name, or on the desk the face it is from."""

    id: int
    who: str
    is_own: bool
    hour: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Thread:
    """Some letters of one conversation, the oldest first. `earlier` is where those before them end, or None."""

    letters: tuple[LetterShown, ...]
    earlier: int | None


@dataclass(frozen=True, slots=True)
class OwnConversation:
    """A conversation as its author's list shows it. `as_whom` is the face of theirs the team wrote to."""

    id: int
    title: str
    as_whom: str
    hour: datetime


@dataclass(frozen=True, slots=True)
class OwnThread:
    """A conversation as its author reads it. `story` is what the face was made for, None for a pen name."""

    id: int
    name: str
    as_whom: str
    story: int | None
    is_closed: bool
    thread: Thread


@dataclass(frozen=True, slots=True)
class DeskConversation:
    """A conversation in the team's list. `waits`: its author wrote last."""

    id: int
    face: Face
    name: str
    hour: datetime
    waits: bool


@dataclass(frozen=True, slots=True)
class DeskThread:
    """A conversation as the team reads it. `name` is the duty name that wrote last."""

    id: int
    face: Face
    story: int | None
    case: int | None
    name: str
    is_closed: bool
    thread: Thread
