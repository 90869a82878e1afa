"""Reads of rooms. The same rows for every viewer; policy says who sees which."""

from dataclasses import dataclass

from tealight.groups import policy
from tealight.groups.models import Group
from tealight.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Room:
    """A room as pages show it. No counts, and nobody's name."""

    id: int
    slug: str
    name: str
    description: str
    welcome: str
    rules: tuple[str, ...]
    reactions: tuple[str, ...]
    joining: str
    lifts: int
    apart: bool
    is_open: bool
    is_joined: bool


def room_of(group: Group, viewer: Viewer) -> Room:
    """Return `group` as `viewer` is shown it."""
    return Room(
        id=group.id,
        slug=group.slug,
        name=group.name,
        description=group.description,
        welcome=group.welcome,
        rules=tuple(group.rules),
        reactions=tuple(group.reactions),
        joining=group.joining,
        lifts=group.lifts,
        apart=group.apart,
        is_open=group.opened_on is not None and group.closed_on is None,
        is_joined=group.id in getattr(viewer, "groups", ()),
    )


def rooms(viewer: Viewer) -> tuple[Room, ...]:
    """Return the rooms `viewer` may know of, in the operator's order; one statement."""
    found = Group.objects.filter(policy.visible_to(viewer)).order_by("place_in_list", "name")
    return tuple(room_of(group, viewer) for group in found)


def room_named(viewer: Viewer, slug: str) -> Room | None:
    """Return the room at `slug`, or None if `viewer` may not know of it."""
    group = Group.objects.filter(policy.visible_to(viewer), slug=slug).first()
    return None if group is None else room_of(group, viewer)
