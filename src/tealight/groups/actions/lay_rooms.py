import tomllib
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from tealight.groups import policy
from tealight.groups.models import Group
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place.actions.lay_rules import lay_rules
from tealight.place.queries import Notes, notes
from tealight.place.rules import Rule


class RoomUnreadable(Exception):
    """rooms.toml names a content note or a way in that does not exist."""


@action
def lay_rooms(*, viewer: Viewer, now: datetime) -> None:
    """Make the rooms of rooms.toml that are not there yet; some open, the others waiting.

    A room that exists keeps every word its operator gave it.
    """
    require(policy.may_keep_rooms(viewer))
    known, there = notes(), set(Group.objects.values_list("slug", flat=True))
    rooms = [
        Group(place_in_list=number, **_columns(entry, known, now))
        for number, entry in enumerate(_entries(), 1) if entry["slug"] not in there
    ]
    for room in rooms:
        # What hangs on other columns the database itself refuses; asked beforehand it is a statement for each.
        room.full_clean(validate_unique=False, validate_constraints=False)
    Group.objects.bulk_create(rooms)
    said = {entry["slug"]: entry["rules"] for entry in _entries()}
    lay_rules(viewer=viewer, now=now, rules={
        room.id: tuple(Rule(number, "", sentence) for number, sentence in enumerate(said[room.slug], 1)) for room in rooms
    })
    for room in rooms:
        record("room.laid", about=("group", room.id), now=now)


@cache
def _entries() -> list[dict[str, Any]]:
    return tomllib.loads((files("tealight.groups") / "rooms.toml").read_text(encoding="utf-8"))["rooms"]


def _columns(entry: dict[str, Any], known: Notes, now: datetime) -> dict[str, Any]:
    unknown = [key for key in entry["lifts"] if key not in known.by_key]
    if unknown:
        raise RoomUnreadable(f"{entry['slug']} lifts {', '.join(unknown)}, which is no content note")
    today = clock.day(now)
    return {
        "slug": entry["slug"],
        "name": entry["name"],
        "description": entry["description"],
        "welcome": entry["welcome"].strip(),
        "reactions": entry["reactions"],
        "joining": entry["joining"],
        "lifts": known.mask(entry["lifts"]),
        "apart": entry["in_feed"] == "joined-only",
        "expecting": entry.get("expecting", False),
        "unlisted_on": None if entry["listed_to_visitors"] else today,
        "opened_on": today if entry["open_at_start"] else None,
    }
