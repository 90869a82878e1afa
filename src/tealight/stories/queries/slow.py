"""What goes slowly now, for the team; threads by their titles, as far as whoever asks may read and wants them."""

from dataclasses import dataclass

from tealight.groups.models import Group
from tealight.groups.policy import visible_to as rooms_visible_to
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person, Viewer
from tealight.place import slow
from tealight.place.policy import may_slow
from tealight.place.queries import Notes, Place
from tealight.stories import policy
from tealight.stories.models import Story
from tealight.stories.queries.covers import said_over_whole
from tealight.stories.queries.feed import UNTITLED


@dataclass(frozen=True, slots=True)
class SlowLine:
    """One thing that goes slowly, or could: `where` as `place.slow` calls it."""

    where: str
    name: str
    minutes: int = 0
    url: str = ""

    @property
    def pace(self) -> str:
        """Return how slowly, in words."""
        return f"One new thing each, every {slow.MINUTES[self.minutes]} minutes" if self.minutes else ""


def slow_now(viewer: Viewer, notes: Notes, here: Place) -> tuple[SlowLine, ...]:
    """Return what goes slowly now."""
    require(may_slow(viewer))
    named = {line.where: line for line in (*places_to_slow(viewer), *_lines(viewer, notes, slow.threads(here.slow)))}
    return tuple(
        SlowLine(where, named[where].name if where in named else "A thread that is not here any more", minutes,
                 named[where].url if where in named else "")
        for where, minutes in here.slow.items()
    )


def places_to_slow(viewer: Viewer) -> tuple[SlowLine, ...]:
    """Return the whole place, and the rooms `viewer` may know of."""
    rooms = Group.objects.filter(rooms_visible_to(viewer)).order_by("place_in_list", "name")
    return (
        SlowLine(slow.EVERYWHERE, "Everywhere"),
        *(SlowLine(slow.room(room.id), room.name, url=f"/rooms/{room.slug}/") for room in rooms),
    )


def thread_to_slow(viewer: Viewer, notes: Notes, story: int) -> SlowLine | None:
    """Return the thread under a story `viewer` may read; None if there is none."""
    return next(iter(_lines(viewer, notes, [story])), None)


def _lines(viewer: Viewer, notes: Notes, stories: list[int]) -> list[SlowLine]:
    rows = Story.objects.filter(policy.visible_to(viewer), id__in=stories, audience__in=policy.OPEN)
    if isinstance(viewer, Person):
        viewer = viewer.bearing({}, {})  # the desk answers the same whoever is behind an anonymous name
    return [SlowLine(slow.thread(row.id), _name(viewer, notes, row), url=f"/stories/{row.id}/") for row in rows]


def _name(viewer: Viewer, notes: Notes, row: Story) -> str:
    """Return the title of a thread, or in its place the line that covers it for `viewer`, as anywhere else."""
    return said_over_whole(viewer, notes, row.notes, row.group_id, row.persona_id, "A thread") or row.title or UNTITLED
