"""Reads of the place: what it is called and decided, its notes, its hours."""

from tealight.place.queries.answers import Answers, answers, opens_setup
from tealight.place.queries.hours import HoursNow, hours_beside, hours_now
from tealight.place.queries.notes import Note, Notes, notes
from tealight.place.queries.place import NO_PLACE, Place, place

__all__ = [
    "NO_PLACE",
    "Answers",
    "HoursNow",
    "Note",
    "Notes",
    "Place",
    "answers",
    "hours_beside",
    "hours_now",
    "notes",
    "opens_setup",
    "place",
]
