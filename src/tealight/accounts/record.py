"""A member's own record: what they chose, joined, blocked, kept. Always sealed.

It is one value rather than tables on purpose: a list of who joined which room,
or who blocked whom, would tell a thief what happened to each person.
"""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Protocol

from tealight.accounts.losses import ROOM, room_of
from tealight.accounts.models import Member
from tealight.kernel import clock
from tealight.kernel.crypto import Keys
from tealight.kernel.crypto.fields import Sealed

_FIELD = Member._meta.get_field("record")
#: what fills the room of losses and lists that are not there; no value of a record, and left out when it is opened
_UNUSED = "unused"
#: bytes of each record before it is sealed, into 8 KiB: some 280 stories kept, people turned from and rooms joined
#: take no more. Filled up less, it would be of another size in the hour in which a list outgrew it (decision 0024)
_ROOM_OF_ALL = 8000


class HasRecord(Protocol):
    """Whatever was read of a member, with their record."""

    id: int
    record: Sealed


@dataclass(slots=True)
class Record:
    """Lists hold the newest first. Group ids are text where they are JSON keys."""

    email: str = ""
    #: "yes" to neutral mail about new things
    mail_wanted: bool = False
    #: note key -> "show" | "cover" | "leave-out"; empty means the starting preset
    filters: dict[str, str] = field(default_factory=dict)
    preset: str = "start"
    #: the same choices as bit masks, so that no request has to look notes up
    cover: int = 0
    leave_out: int = 0
    #: what is done with every photo: "show" | "cover" | "leave-out"; "" as the preset says
    photos: str = ""
    #: group id -> mask of the notes not filtered there
    groups: dict[str, int] = field(default_factory=dict)
    #: circle id -> its key in hex: circles this member may read
    circles: dict[str, str] = field(default_factory=dict)
    own_circle: int | None = None
    blocked: list[int] = field(default_factory=list)
    muted: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    #: ids of articles kept for later
    kept_articles: list[int] = field(default_factory=list)
    country: str = ""
    #: which word to use for a loss that has none of its own: "" | baby | pregnancy | name | none
    word: str = ""
    #: their losses, the newest first, as `losses.stored` writes one; records older than these have none
    losses: list[dict[str, Any]] = field(default_factory=list)
    has_second_factor: bool = False
    #: joined without script: a person reads their first post first
    first_post_held: bool = False
    #: has neither seen nor skipped their recovery words yet
    words_due: bool = False
    #: the link on its way to an address, of which only the newest opens; 0 if there is none
    email_asked: int = 0
    #: the last day that link works
    email_asked_until: str = ""
    #: what is to become of what they wrote when the account closes: "keep" without the name | "gone";
    #: and of what they wrote anonymously: "keep" as it is | "once": all at once | "days": one by one.
    #: Each of four letters: the room a record takes must not tell which
    leaving_words: str = "keep"
    leaving_anonymous: str = "keep"
    #: the month they were last here, as "2026-12"; a column would change in the hour of a month's first visit
    seen: str = ""
    #: room id, or "0" for the place -> the version of its rules they know; what is not here is known as it began
    rules_seen: dict[str, int] = field(default_factory=dict)
    #: grows whenever the member shuts doors: links made before open nothing then
    doors_shut: int = 0

    @property
    def every_photo(self) -> str:
        """What is done with a photo, whatever its notes; records older than the choice follow their preset."""
        return self.photos or ("leave-out" if self.preset == "gentle" else "show")

    def shut_doors(self) -> None:
        """Let every one-time link made so far open nothing: whoever asked for it may be whom they shut out."""
        self.doors_shut += 1
        self.email_asked, self.email_asked_until = 0, ""


def month_of(now: datetime) -> str:
    """Return the month as a record keeps it: no finer, and always of one length."""
    return f"{clock.month(now):%Y-%m}"


def open_record(member: HasRecord, keys: Keys) -> Record:
    """Return the record of `member`, a model or a row of columns, opened with their own keys."""
    stored: dict[str, Any] = member.record.open_json(keys, member.id)
    known = Record.__dataclass_fields__
    return Record(**{name: value for name, value in stored.items() if name in known})


def seal_record(member: Member, keys: Keys, record: Record) -> None:
    """Put `record` into the member's row, sealed; the caller saves the row.

    Losses take the same room whether there are any or not. Padding alone would let a thief see
    whose record grew by a size on the day it was told of one.
    """
    member.record = sealed_record(member.id, keys, record)


def sealed_record(member_id: int, keys: Keys, record: Record) -> Sealed:
    """Return `record` sealed for the row of its member."""
    stored = asdict(record)
    unused = max(0, ROOM - room_of(record.losses), _ROOM_OF_ALL - room_of(stored))
    return _FIELD.seal_json(keys, member_id, stored | {_UNUSED: " " * unused})
