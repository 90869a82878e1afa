"""A member's own things, for their own pages only."""

from dataclasses import dataclass
from datetime import date, datetime

from tealight.accounts.models import Member, Session
from tealight.accounts.queries.faces import Face, faces
from tealight.accounts.record import Record, open_record
from tealight.accounts.recovery_words import word_list
from tealight.accounts.slots import MOST, SLOT
from tealight.kernel import clock
from tealight.kernel.viewer import Person
from tealight.mail.address import address_tags
from tealight.mail.queries import has_bounced
from tealight.place.queries import notes


def own_record(viewer: Person) -> Record:
    """Return the viewer's record, opened. One statement. Changing it changes nothing."""
    return open_record(Member.objects.only("id", "record").get(id=viewer.member_id), viewer.keys)


def asked_until(record: Record, now: datetime) -> date | None:
    """Return the last day of a link that is on its way to an address; None if there is none."""
    if not record.email_asked:
        return None
    last = date.fromisoformat(record.email_asked_until)
    return last if last >= clock.day(now) else None


@dataclass(frozen=True, slots=True)
class OwnEmail:
    """What a member may be told of the address kept for them; the address itself is shown nowhere."""

    is_kept: bool
    #: mail to it came back: as it stands, it is no way back in
    came_back: bool


def own_email(record: Record) -> OwnEmail:
    """Return how the address in one's own record stands. One statement if there is one."""
    return OwnEmail(bool(record.email), bool(record.email) and has_bounced(address_tags(record.email)))


@dataclass(frozen=True, slots=True)
class FilterRow:
    """One content note and what is done with it, as `ui/filters.html` shows it."""

    name: str
    label: str
    hint: str
    value: str


#: the field of what is done with a photo whatever its notes; no note's begins like it
EVERY_PHOTO = "every-photo"


def filter_rows(record: Record) -> tuple[FilterRow, ...]:
    """Return every note on offer with what was chosen for it, and at the end the same of every photo."""
    known = notes()
    chosen = {**known.starting(), **record.filters}
    rows = (
        FilterRow(f"note-{note.key}", note.label, note.meaning, chosen[note.key])
        for note in known.offered
    )
    return (*rows, FilterRow(EVERY_PHOTO, "Every photo", "all that members share, whatever the notes", record.every_photo))


@dataclass(frozen=True, slots=True)
class TurnedFrom:
    """Whom a member blocked, muted and hid, newest first."""

    blocked: tuple[Face, ...]
    muted: tuple[Face, ...]
    hidden: tuple[Face, ...]


def turned_from(viewer: Person) -> TurnedFrom:
    """Return the people the viewer turned from. Faces that are no more are left out."""
    record = own_record(viewer)
    found = faces([*record.blocked, *record.muted, *record.hidden])
    lists = (record.blocked, record.muted, record.hidden)
    return TurnedFrom(*(tuple(found[i] for i in ids if i in found) for ids in lists))


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A browser the viewer is signed in with: no agent, no address, a name to tell it by."""

    id: int
    name: str
    until: date
    is_this: bool


def own_sessions(viewer: Person, this_tags: tuple[bytes, ...]) -> list[OwnSession]:
    """Return the viewer's sessions, this browser's first. One statement.

    The names are drawn from the tags by the viewer's own key: the same each time,
    and nobody else's.
    """
    rows = Session.objects.filter(owner_tag__in=viewer.keys.slots(SLOT, MOST))
    found = [
        OwnSession(row.id, _name(viewer, bytes(row.tag)), row.expires_on, bytes(row.tag) in this_tags)
        for row in rows
    ]
    return sorted(found, key=lambda one: (not one.is_this, one.until, one.name))


def _name(viewer: Person, tag: bytes) -> str:
    drawn = viewer.keys.tag("session-name/v1", tag)
    words = word_list()
    first, second = (words[int.from_bytes(drawn[i : i + 4], "big") % len(words)] for i in (0, 4))
    return f"{first} {second}".capitalize()
