"""Rooms as their pages show them. No counts, and nobody's name."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from tealight.groups import policy
from tealight.groups.keys import request_tags
from tealight.groups.models import Group, Joining, JoinRequest
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes

#: from so many people on, one of them is hard to guess (PRIVACY, "Anonymous writing" 8)
ENOUGH, IN_WORDS = 20, "twenty"


@dataclass(frozen=True, slots=True)
class Room:
    """A room. `lifts` is a mask of content notes."""

    id: int
    slug: str
    name: str
    description: str
    welcome: str
    reactions: tuple[str, ...]
    joining: str
    lifts: int
    apart: bool
    expecting: bool
    is_open: bool
    is_joined: bool
    is_listed: bool
    #: enough people are in it for one of them to be hard to guess
    is_many: bool

    def is_met_on_purpose(self, left_out: int) -> bool:
        """Say whether the list keeps this room folded away for who leaves `left_out` out.

        Nobody newly bereaved meets "Pregnant after loss" by glancing down a list:
        rooms about what they leave out stand behind one line until it is opened.
        """
        return not self.is_joined and (self.expecting or bool(self.lifts & left_out))


def room_of(group: Group, viewer: Viewer) -> Room:
    """Return `group` as `viewer` is shown it."""
    return Room(
        id=group.id,
        slug=group.slug,
        name=group.name,
        description=group.description,
        welcome=group.welcome,
        reactions=tuple(group.reactions),
        joining=group.joining,
        lifts=group.lifts,
        apart=group.apart,
        expecting=group.expecting,
        is_open=group.opened_on is not None and group.closed_on is None,
        is_joined=group.id in getattr(viewer, "groups", ()),
        is_listed=group.unlisted_on is None,
        is_many=group.is_many,
    )


def rooms(viewer: Viewer) -> tuple[Room, ...]:
    """Return the rooms `viewer` may know of, in the operator's order; one statement."""
    def write() -> QuerySet[Group]:
        return Group.objects.filter(policy.visible_to(viewer)).order_by("place_in_list", "name")

    return tuple(room_of(group, viewer) for group in viewer.prepared.ask("rooms", write))


def room_named(viewer: Viewer, slug: str) -> Room | None:
    """Return the room at `slug`, or None if `viewer` may not know of it."""
    group = Group.objects.filter(policy.visible_to(viewer), slug=slug).first()
    return None if group is None else room_of(group, viewer)


def rooms_asked_for(viewer: Person, among: Iterable[Room]) -> frozenset[int]:
    """Return the ids of the rooms of `among` that `viewer` has asked to come into."""
    asked = [room.id for room in among if room.joining == Joining.REQUEST]
    tags = {tag: room for room in asked for tag in request_tags(room, viewer.persona_id)}
    if not tags:
        return frozenset()
    found = JoinRequest.objects.filter(tag__in=tags).values_list("tag", flat=True)
    return frozenset(tags[bytes(tag)] for tag in found)


def left_out_by(viewer: Viewer, known: Notes) -> int:
    """Return the mask of what `viewer` leaves out; of who has not chosen yet, what a start leaves out."""
    return viewer.filters.leave_out if viewer.is_person else known.starting_masks[1]
