"""Rooms as the list shows them."""

from dataclasses import dataclass

from django.urls import reverse

from tealight.groups.models import Joining
from tealight.groups.queries import Room
from tealight.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class RoomCard:
    """One room of the list, with the one thing to do about it.

    `press` is a form of one button, `go` a link; `label` names whichever is set.
    """

    name: str
    url: str
    text: str
    state: str = ""
    press: str = ""
    go: str = ""
    label: str = ""


def address_of(slug: str) -> str:
    """Return the address of a room's own page, which a room above this one makes."""
    return f"/rooms/{slug}/"


def card_of(room: Room, viewer: Viewer, asked: frozenset[int]) -> RoomCard:
    """Return `room` as `viewer` meets it in the list."""
    door = _door(room, viewer, asked)
    return RoomCard(room.name, address_of(room.slug), room.description, **door)


def _door(room: Room, viewer: Viewer, asked: frozenset[int]) -> dict[str, str]:
    if not viewer.is_person:
        return {"state": "By asking" if room.joining == Joining.REQUEST else ""}
    if room.is_joined:
        state = "" if room.is_open else "Closed. You can still read."
        return {"state": state, "go": reverse("groups:leave", args=[room.slug]), "label": "Leave"}
    if room.id in asked:
        return {
            "state": "You’ve asked to come in.",
            "press": reverse("groups:take-back-request", args=[room.slug]), "label": "Stop asking",
        }
    if room.joining == Joining.REQUEST:
        return {"go": reverse("groups:ask", args=[room.slug]), "label": "Ask to come in"}
    if room.joining == Joining.INVITATION:
        return {"state": "By invitation"}
    return {"press": reverse("groups:join", args=[room.slug]), "label": "Join"}
