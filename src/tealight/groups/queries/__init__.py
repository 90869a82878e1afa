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
    ENOUGH,
    IN_WORDS,
    Room,
    left_out_by,
    room_named,
    room_of,
    rooms,
    rooms_asked_for,
)
from tealight.groups.queries.rules import RulesNews, rule_choices, rules_news

__all__ = [
    "ENOUGH",
    "IN_WORDS",
    "CircleDoor",
    "CircleIAmIn",
    "DeskRoom",
    "Lift",
    "MyCircle",
    "OpenInvitation",
    "Request",
    "Room",
    "RoomDoor",
    "RulesNews",
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
    "rule_choices",
    "rules_news",
]
