"""A member's own record: what they chose, joined, blocked, kept. Always sealed.

It is one value rather than tables on purpose: a list of who joined which room,
or who blocked whom, would tell a thief what happened to each person.
"""

from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from tealight.accounts.models import Member
from tealight.kernel.crypto import Keys
from tealight.kernel.crypto.fields import Sealed

_FIELD = Member._meta.get_field("record")


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
    country: str = ""
    #: which word to use for their loss: "" | baby | pregnancy | name | none
    word: str = ""
    has_second_factor: bool = False
    #: joined without script: a person reads their first post first
    first_post_held: bool = False
    #: has neither seen nor skipped their recovery words yet
    words_due: bool = False
    #: the link on its way to an address, of which only the newest opens; 0 if there is none
    email_asked: int = 0
    #: the last day that link works
    email_asked_until: str = ""
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


def open_record(member: HasRecord, keys: Keys) -> Record:
    """Return the record of `member`, a model or a row of columns, opened with their own keys."""
    stored: dict[str, Any] = member.record.open_json(keys, member.id)
    known = Record.__dataclass_fields__
    return Record(**{name: value for name, value in stored.items() if name in known})


def seal_record(member: Member, keys: Keys, record: Record) -> None:
    """Put `record` into the member's row, sealed; the caller saves the row."""
    member.record = _FIELD.seal_json(keys, member.id, asdict(record))
