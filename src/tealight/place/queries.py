"""What everyone may know of the place. The same for every viewer."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import reduce
from operator import or_
from zoneinfo import ZoneInfo

from tealight.place.models import ContentNote, Handling, PlaceSettings


@dataclass(frozen=True, slots=True)
class Place:
    """The place as its pages show it."""

    name: str
    line: str
    sign_up_mode: str
    rules: str
    confidentiality: str
    hours: tuple = ()
    timezone: str = "Europe/London"
    country: str = "GB"
    leave_address: str = ""
    anyone_audience: bool = False
    posting_paused: bool = False
    read_only: bool = False
    is_open: bool = False
    is_sample: bool = False
    version: int = 0


NO_PLACE = Place("Tealight", "", "invitation", "", "")


def place() -> Place:
    """Return the place as it is now; one statement. Closed if not yet set up."""
    row = PlaceSettings.objects.filter(id=PlaceSettings.ONLY).first()
    if row is None:
        return NO_PLACE
    return Place(
        name=row.name,
        line=row.line,
        sign_up_mode=row.sign_up_mode,
        rules=row.rules,
        confidentiality=row.confidentiality,
        hours=tuple(row.hours),
        timezone=row.timezone,
        country=row.country,
        leave_address=row.leave_address,
        anyone_audience=row.anyone_audience_on is not None,
        posting_paused=row.posting_paused_on is not None,
        read_only=row.read_only_on is not None,
        is_open=row.opened_on is not None,
        is_sample=row.sample_since is not None,
        version=row.version,
    )


@dataclass(frozen=True, slots=True)
class Note:
    """A content note. `mask` has its one bit set."""

    key: str
    label: str
    meaning: str
    phrase: str
    mask: int
    starts_as: str
    gentle_as: str
    is_printed: bool
    is_retired: bool


@dataclass(frozen=True, slots=True)
class Notes:
    """All content notes, retired ones too: old stories still carry them."""

    all: tuple[Note, ...]
    by_key: dict[str, Note] = field(default_factory=dict)

    @property
    def offered(self) -> tuple[Note, ...]:
        """The notes a writer or a reader can choose now."""
        return tuple(note for note in self.all if not note.is_retired)

    def mask(self, keys) -> int:
        """Return the mask of `keys`; keys that are no note count for nothing."""
        found = (self.by_key[key].mask for key in keys if key in self.by_key)
        return reduce(or_, found, 0)

    def of(self, mask: int) -> tuple[Note, ...]:
        """Return the notes whose bits are set in `mask`, in their order."""
        return tuple(note for note in self.all if note.mask & mask)

    def keys(self, mask: int) -> list[str]:
        """Return the keys of the notes in `mask`."""
        return [note.key for note in self.of(mask)]

    def starting(self, gentle: bool = False) -> dict[str, str]:
        """Return note key -> handling of the starting, or the gentle, preset."""
        return {n.key: n.gentle_as if gentle else n.starts_as for n in self.offered}

    def masks(self, choices: dict[str, str]) -> tuple[int, int]:
        """Return the cover mask and the leave-out mask of `choices`."""
        cover = self.mask(key for key, what in choices.items() if what == Handling.COVER)
        leave_out = self.mask(key for key, what in choices.items() if what == Handling.LEAVE_OUT)
        return cover, leave_out


_notes: tuple[int, Notes] | None = None


def notes(version: int | None = None) -> Notes:
    """Return the content notes.

    Kept in memory per `version` of the place, which every request already knows;
    without a version they are read anew. They are the same for every viewer.
    """
    global _notes
    if version is not None and _notes is not None and _notes[0] == version:
        return _notes[1]
    found = tuple(
        Note(
            key=row.key,
            label=row.label,
            meaning=row.meaning,
            phrase=row.phrase,
            mask=1 << row.bit,
            starts_as=row.starts_as,
            gentle_as=row.gentle_as,
            is_printed=row.is_printed,
            is_retired=row.retired_on is not None,
        )
        for row in ContentNote.objects.order_by("bit")
    )
    fresh = Notes(found, {note.key: note for note in found})
    if version is not None:
        _notes = (version, fresh)
    return fresh


@dataclass(frozen=True, slots=True)
class HoursNow:
    """Whether volunteers are here, and until when or from when they are, as words."""

    open: bool
    sentence: str


def hours_now(here: Place, now: datetime) -> HoursNow:
    """Return a true sentence about the moderated hours at `now`, or an empty one.

    Nothing is promised that the operator has not entered.
    """
    local = now.astimezone(ZoneInfo(here.timezone))
    spans = sorted(_spans(here, local), key=lambda span: span[0])
    for start, end in spans:
        if start <= local < end:
            return HoursNow(True, f"Volunteers are here until {_clock(end)}.")
    ahead = [start for start, _ in spans if start > local]
    if not ahead:
        return HoursNow(False, "")
    day = {0: "today", 1: "tomorrow"}.get((ahead[0].date() - local.date()).days, f"{ahead[0]:%A}")
    return HoursNow(False, f"Volunteers are here again {day} at {_clock(ahead[0])}.")


def _spans(here: Place, local: datetime):
    for span in here.hours:
        for offset in range(-1, 8):
            date = local.date() + timedelta(days=offset)
            if date.weekday() not in span["days"]:
                continue
            start = datetime.combine(date, time.fromisoformat(span["from"]), local.tzinfo)
            end = datetime.combine(date, time.fromisoformat(span["to"]), local.tzinfo)
            yield start, end if end > start else end + timedelta(days=1)


def _clock(at: datetime) -> str:
    """Return "7 pm" or "7.30 pm"."""
    hour = at.hour % 12 or 12
    minutes = f".{at.minute:02d}" if at.minute else ""
    return f"{hour}{minutes} {'am' if at.hour < 12 else 'pm'}"
