"""Rooms and requests as the team sees them."""

from dataclasses import dataclass
from datetime import date

from tealight.accounts.queries import Face, faces
from tealight.groups import policy
from tealight.groups.models import Group, Joining, JoinRequest
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Viewer

_DOORS = dict(Joining.choices)


@dataclass(frozen=True, slots=True)
class DeskRoom:
    """A room as its keepers see it. Nobody, not even they, is told who is in it."""

    id: int
    slug: str
    name: str
    description: str
    welcome: str
    joining: str
    #: mask of the notes not filtered here
    lifts: int
    reactions: tuple[str, ...]
    apart: bool
    expecting: bool
    is_listed: bool
    is_open: bool
    was_open: bool

    @property
    def state(self) -> str:
        """Return the room's state in words."""
        if self.is_open:
            return "Open" if self.is_listed else "Open, not shown to visitors"
        return "Closed" if self.was_open else "Waiting to be opened"

    @property
    def door(self) -> str:
        """Return how people come in, in words."""
        return _DOORS[self.joining]


def _desk_room(group: Group) -> DeskRoom:
    return DeskRoom(
        id=group.id,
        slug=group.slug,
        name=group.name,
        description=group.description,
        welcome=group.welcome,
        joining=group.joining,
        lifts=group.lifts,
        reactions=tuple(group.reactions),
        apart=group.apart,
        expecting=group.expecting,
        is_listed=group.unlisted_on is None,
        is_open=group.opened_on is not None and group.closed_on is None,
        was_open=group.opened_on is not None,
    )


def desk_rooms(viewer: Viewer) -> tuple[DeskRoom, ...]:
    """Return all rooms, open ones first."""
    require(policy.may_let_in(viewer))
    found = [_desk_room(group) for group in Group.objects.order_by("place_in_list", "name")]
    return tuple(sorted(found, key=lambda room: not room.is_open))


def desk_room(viewer: Viewer, slug: str) -> DeskRoom:
    """Return one room for its keepers; NotFound if there is none."""
    require(policy.may_let_in(viewer))
    group = Group.objects.filter(slug=slug).first()
    if group is None:
        raise NotFound
    return _desk_room(group)


@dataclass(frozen=True, slots=True)
class Request:
    """Someone asks to come in. `line` is theirs to leave empty."""

    id: int
    room: str
    face: Face
    line: str
    asked_on: date


def requests(viewer: Viewer) -> tuple[Request, ...]:
    """Return who asks to come into which room, the longest waiting first."""
    require(policy.may_let_in(viewer))
    keys = place_keys()
    opened = [(row, row.body.open_json(keys, row.id)) for row in JoinRequest.objects.order_by("asked_on", "id")]
    names = dict(Group.objects.filter(policy.open_rooms()).values_list("id", "name"))
    known = faces(body["persona"] for _, body in opened)
    return tuple(
        Request(row.id, names[body["group"]], known[body["persona"]], body["line"], row.asked_on)
        for row, body in opened
        if body["group"] in names and body["persona"] in known and not known[body["persona"]].is_gone
    )
