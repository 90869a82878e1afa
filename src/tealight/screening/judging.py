"""The ways in: a text, and all that is found in it, or danger alone."""

from tealight.screening.danger import danger_in
from tealight.screening.leaks import leaks_in
from tealight.screening.notes import notes_in
from tealight.screening.nudges import nudges_in
from tealight.screening.reading import read
from tealight.screening.said import Danger, Screened


def screen(text: str) -> Screened:
    """Return what is found in `text`; whatever is in it, nothing is raised."""
    reading = read(text)
    danger = danger_in(reading)
    return Screened(notes=notes_in(reading, danger), danger=danger, leaks=leaks_in(reading), nudges=nudges_in(reading))


def danger_of(text: str) -> Danger | None:
    """Return the danger that `screen` finds in `text`, and look for nothing else: somebody waits for their words to be saved."""
    return danger_in(read(text))
