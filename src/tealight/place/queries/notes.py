"""Content notes, as writers choose them and readers filter by them. The same for every viewer."""

from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

from tealight.place.models import ContentNote, Handling


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


@dataclass(frozen=True)
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
        """Return note key -> handling of the starting, or the gentle, preset; retired notes too.

        What carries a retired note is met for years, by people who join after it.
        """
        return {n.key: n.gentle_as if gentle else n.starts_as for n in self.all}

    @cached_property
    def starting_masks(self) -> tuple[int, int]:
        """The masks of the starting preset, which every visitor has."""
        return self.masks(self.starting())

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


def forget() -> None:
    """Drop what is kept in memory: the rows are another place's now."""
    global _notes
    _notes = None
