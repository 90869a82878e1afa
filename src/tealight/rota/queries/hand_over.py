"""What those on duty left for whoever comes next."""

from dataclasses import dataclass
from datetime import datetime

from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.rota import policy
from tealight.rota.models import HandOver
from tealight.rota.queries.duty import is_about_duty
from tealight.rota.queries.shifts import KEPT

#: notes shown at once: a fortnight of several a night
MOST = 100


@dataclass(frozen=True, slots=True)
class Note:
    """One note, under the name its writer had on duty."""

    id: int
    hour: datetime
    name: str
    text: str
    is_mine: bool


def may_hand_over(viewer: Person, now: datetime) -> policy.Verdict:
    """Say whether the viewer reads and leaves notes at `now`."""
    return policy.may_hand_over(viewer, is_about_duty(viewer, now))


def notes_left(viewer: Person, now: datetime) -> tuple[Note, ...]:
    """Return the notes of the last fortnight, newest first; Refused for who is not on duty."""
    require(may_hand_over(viewer, now))
    keys, found = place_keys(), []
    for row in HandOver.objects.filter(hour__gt=now - KEPT).order_by("-hour", "-id")[:MOST]:
        said = row.sealed.open_json(keys, row.id)
        found.append(Note(row.id, row.hour, said["name"], said["text"], said["by"] == viewer.persona_id))
    return tuple(found)
