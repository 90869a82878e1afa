"""The sample's place: its name, rules, rooms and hours."""

from datetime import datetime

from tealight.groups.actions.lay_rooms import lay_rooms
from tealight.groups.actions.open_room import open_room
from tealight.groups.models import Group
from tealight.kernel import clock
from tealight.kernel.viewer import Viewer
from tealight.operations.suggestions import CONFIDENTIALITY, RULES
from tealight.place.actions.lay_foundations import lay_foundations
from tealight.place.actions.mark_as_sample import mark_as_sample
from tealight.place.actions.open_place import open_place
from tealight.place.actions.shape_place import shape_place
from tealight.place.actions.write_rules import write_rules
from tealight.place.rules import read_rules

#: rooms open in the sample beside the five open at first
ALSO_OPEN = (
    "ectopic-molar", "recurrent-loss", "no-living-children", "trying-again",
    "pregnant-after-loss", "parenting-after-loss", "long-ago",
)


def lay(viewer: Viewer, now: datetime) -> None:
    """Make the place and its rooms; the doors stay shut."""
    lay_foundations(viewer=viewer, now=now, name="Harbour")
    mark_as_sample(viewer=viewer, now=now)
    shape_place(
        viewer=viewer,
        now=now,
        line="For people whose pregnancy ended or whose baby died, and those close to them.",
        confidentiality=CONFIDENTIALITY,
        hours=[{"days": [0, 1, 2, 3, 4, 5, 6], "from": "19:00", "to": "23:00"}],
        safeguarding_lead="Hazel Dunn",
        safeguarding_deputy="Mira Holt",
        out_of_hours_plan="Outside the hours nobody watches. The page says so and shows who answers.",
        police_position="We tell the police what the law requires and nothing we do not hold.",
        key_copy_confirmed_on=clock.day(now),
        mail_tested_on=clock.day(now),
        anyone_audience_on=clock.day(now),
    )
    write_rules(viewer=viewer, now=now, rules=read_rules(RULES))
    lay_rooms(viewer=viewer, now=now)
    for room in Group.objects.filter(slug__in=ALSO_OPEN):
        open_room(viewer=viewer, now=now, group=room.id)


def open_doors(viewer: Viewer, now: datetime) -> None:
    """Let people in."""
    open_place(viewer=viewer, now=now)
