"""What a member joined and whom they asked into their circle, for their own export."""

from collections.abc import Iterator

from tealight.accounts.export.parts import Entry, Section
from tealight.accounts.queries import faces
from tealight.groups.keys import request_tags
from tealight.groups.models import Circle, JoinRequest
from tealight.groups.queries.circles import circles_i_am_in, roster_of
from tealight.groups.queries.rooms import Room, rooms
from tealight.kernel.crypto import place_keys
from tealight.kernel.viewer import Person
from tealight.place.queries import notes


def rooms_given(viewer: Person) -> Section:
    """Return the rooms the viewer is in, what they lifted there, and those they asked to come into, with their line."""
    return Section("rooms", "Rooms", "The rooms you are in, and those you asked to come into.", lambda: _rooms(viewer))


def circles_given(viewer: Person) -> Section:
    """Return the viewer's own circle with its people, and whose circles they are in, as their page shows them."""
    return Section("circles", "Circles", "Your own circle, and those you were asked into.", lambda: _circles(viewer))


def _rooms(viewer: Person) -> Iterator[Entry]:
    known = notes()
    there = rooms(viewer)
    yield from _asked(viewer, there)
    for room in there:
        if room.is_joined:
            lifted = viewer.filters.lifts.get(room.id, 0)
            labels = ", ".join(note.label for note in known.of(lifted))
            yield Entry(room.name, (("Not kept away there", labels),), values={
                "id": room.id, "name": room.name, "lifts": list(known.keys(lifted)),
            })  # fmt: skip


def _asked(viewer: Person, among: tuple[Room, ...]) -> Iterator[Entry]:
    tags = {tag: room for room in among for tag in request_tags(room.id, viewer.persona_id)}
    for row in JoinRequest.objects.filter(tag__in=list(tags)):
        room, line = tags[bytes(row.tag)], row.body.open_json(place_keys(), row.id)["line"]
        yield Entry(room.name, (("Asked on", f"{row.asked_on:%-d %B %Y}"),), text=line, values={
            "id": room.id, "name": room.name, "asked_on": row.asked_on.isoformat(), "line": line,
        })  # fmt: skip


def _circles(viewer: Person) -> Iterator[Entry]:
    if viewer.own_circle is not None:
        row = Circle.objects.get(id=viewer.own_circle)
        people = faces(roster_of(row, viewer.circles[row.id])["people"]).values()
        names = sorted((one.name for one in people if not one.is_gone), key=str.casefold)
        yield Entry("Your circle", lines=tuple(names), values={"own": True, "people": names})
    for circle in circles_i_am_in(viewer):
        yield Entry(circle.owner.name, (("You are in", "their circle"),), values={"own": False, "owner": circle.owner.name})
