"""Reads of the place: what it is called and decided, its notes, its hours."""

from tealight.place.queries.answers import Answers, answers, key_copy_due_on, opens_setup
from tealight.place.queries.calling import Calling, Trustee, trustee, whom_to_call
from tealight.place.queries.hours import (
    HoursNow,
    clock_words,
    here_again,
    here_until,
    hours_now,
    moderated_spans,
)
from tealight.place.queries.notes import Note, Notes, notes
from tealight.place.queries.place import NO_PLACE, Place, place
from tealight.place.queries.rules import earlier_rules, rules_for, rules_version
from tealight.place.queries.standing import Rules, Standing, standing

__all__ = [
    "NO_PLACE",
    "Answers",
    "Calling",
    "HoursNow",
    "Note",
    "Notes",
    "Place",
    "Rules",
    "Standing",
    "Trustee",
    "answers",
    "clock_words",
    "earlier_rules",
    "here_again",
    "here_until",
    "hours_now",
    "key_copy_due_on",
    "moderated_spans",
    "notes",
    "opens_setup",
    "place",
    "rules_for",
    "rules_version",
    "standing",
    "trustee",
    "whom_to_call",
]
