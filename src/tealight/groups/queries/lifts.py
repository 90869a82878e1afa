"""What joining a room shows someone who would otherwise not see it."""

from dataclasses import dataclass

from tealight.groups.queries.rooms import Room
from tealight.kernel.viewer import Person
from tealight.place.queries import Note, Notes


@dataclass(frozen=True, slots=True)
class Lift:
    """The notes a room shows inside itself although the reader filters them elsewhere.

    `notes` are only those that change something for this reader; `is_on` says
    whether the room shows them now.
    """

    notes: tuple[Note, ...]
    is_on: bool

    @property
    def words(self) -> str:
        """Return "scan pictures, births and IVF" for a sentence; "" when nothing changes."""
        labels = [note.label if note.label.isupper() else note.label[:1].lower() + note.label[1:] for note in self.notes]
        return " and ".join(part for part in (", ".join(labels[:-1]), *labels[-1:]) if part)


def lift_of(room: Room, viewer: Person, notes: Notes) -> Lift:
    """Return what `room` lifts for `viewer`, who is in it."""
    filtered = viewer.filters.cover | viewer.filters.leave_out
    is_on = bool(viewer.filters.lifts.get(room.id, 0) & room.lifts)
    return Lift(notes.of(room.lifts & filtered), is_on)
