"""Reads of rooms and circles. Policy says who sees which."""

from tealight.groups.queries.circles import (
    CircleIAmIn,
    MyCircle,
    OpenInvitation,
    circles_i_am_in,
    my_circle,
    people_in_words,
)
from tealight.groups.queries.desk import DeskRoom, Request, desk_room, desk_rooms, requests
from tealight.groups.queries.invitations import (
    CircleDoor,
    RoomDoor,
    circle_door,
    room_door,
)
from tealight.groups.queries.lifts import Lift, lift_of
from tealight.groups.queries.rooms import (
    Room,
    left_out_by,
    room_named,
    room_of,
    rooms,
    rooms_asked_for,
)

__all__ = [
    "CircleDoor",
    "CircleIAmIn",
    "DeskRoom",
    "Lift",
    "MyCircle",
    "OpenInvitation",
    "Request",
    "Room",
    "RoomDoor",
    "circle_door",
    "circles_i_am_in",
    "desk_room",
    "desk_rooms",
    "left_out_by",
    "lift_of",
    "my_circle",
    "people_in_words",
    "requests",
    "room_door",
    "room_named",
    "room_of",
    "rooms",
    "rooms_asked_for",
]
