"""Where to turn for one kind of danger, in one country: shown at once to whoever wrote of it."""

from dataclasses import dataclass
from datetime import datetime

from tealight.help.models import Scope
from tealight.help.queries.cards import HelplineCard
from tealight.help.queries.helplines import (
    OTHER_HELP,
    CountryHelp,
    Directory,
    country_help,
    directory,
)
from tealight.help.queries.urgent import URGENT_SIGNS, Sign
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Viewer

#: kind of danger (screening.said.DANGERS) -> what the lines are for, the nearest first
_FOR: dict[str, tuple[str, ...]] = {
    "self-harm": (Scope.CRISIS,),
    "medical": (Scope.HEALTH,),
    "abuse": (Scope.ABUSE, Scope.CRISIS),
    "psychosis": (Scope.CRISIS, Scope.MATERNAL),
    "other-person": (Scope.CRISIS,),
    "child-at-risk": (Scope.ABUSE, Scope.CRISIS),
}
_TITLES = dict(OTHER_HELP)
#: a person in danger is not given a page of numbers to choose from
MOST = 3
#: of the urgent signs, the one about a mind
_OF_A_MIND = URGENT_SIGNS[-1:]
_SIGNS = {"medical": URGENT_SIGNS, "psychosis": _OF_A_MIND}


@dataclass(frozen=True, slots=True)
class FittingHelp:
    """The emergency number, a few lines, and signs that can't wait. `here` is None where no country is known.

    `is_chosen`: it is the viewer's own country; else that of the place, and the page says so.
    """

    here: CountryHelp | None
    is_chosen: bool
    lines: tuple[HelplineCard, ...]
    signs: tuple[Sign, ...]
    directory: Directory


def fitting_help(viewer: Viewer, usual: str, danger: str, now: datetime) -> FittingHelp:
    """Return help for `danger` in the viewer's country, or in `usual`, the place's, where none is chosen.

    Three statements; where one is never guessed, a number that is not theirs still helps whoever lives there.
    """
    try:
        here = country_help(viewer, viewer.country or usual, now)
    except NotFound:
        here = None
    lines = _lines(here, danger) if here else ()
    return FittingHelp(here, bool(viewer.country), lines, _SIGNS.get(danger, ()), directory())


def _lines(here: CountryHelp, danger: str) -> tuple[HelplineCard, ...]:
    by_title = {group.title: group.lines for group in here.others}
    found: list[HelplineCard] = []
    for scope in _FOR[danger]:
        lines = here.crisis if scope == Scope.CRISIS else by_title.get(_TITLES[scope], ())
        found += [line for line in lines if line.has_numbers and line not in found]
    return tuple(found[:MOST])
