"""How much one member shares in a while, and how slowly where things go slowly. Counted in memory alone.

What is under a pen name and what is anonymous are counted apart, and what is anonymous has the same bounds for
everyone: nobody can tell by a refusal, or by words that did arrive, whose they are or who is new here
(PRIVACY, "Anonymous writing" 1, 4 and 6).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tealight.kernel import clock
from tealight.kernel.turns import Bound, Turns
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person, Viewer
from tealight.place import slow
from tealight.place.queries import Place
from tealight.stories import policy
from tealight.stories.models import Story

_TURNS = Turns()
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_MANY_STORIES = (
    "That is as many stories as one person can share here in a day. Your words are still in the box, and can be kept "
    "as a draft; they can go tomorrow."
)
_MANY_REPLIES = (
    "That is as many replies as one person can write here in an hour. Your words are still in the box; they can go a "
    "little later."
)
_MANY_ANONYMOUS = (
    "That is as many anonymous replies as one person can write here in a day; it is the same for everyone. Your words "
    "are still in the box; they can go tomorrow, or now under your pen name."
)
_MANY_CONFESSIONS = (
    "That is as many of these as one person can send in a day; it is the same for everyone. Your words are still in "
    "the box; they can go tomorrow."
)
MANY_WAIT = (
    "More of these wait for a person than the team can read in a night, so that we take no more from visitors until "
    "some are read."
)
#: of one member in a day: a person reads each
CONFESSIONS_A_DAY = 6
#: that wait to be read, before visitors are asked to come back: no night of a flood buries those who need a person
MOST_WAITING = 40


@dataclass(frozen=True, slots=True)
class Turn:
    """One new thing somebody is about to share, and what bounds it: each bound with the sentence of a refusal."""

    bounds: tuple[tuple[Bound, str], ...] = ()

    def require(self, now: datetime) -> None:
        """Raise `Refused`, saying what is kept and when it can go, unless it is within every bound."""
        for bound, sentence in self.bounds:
            wait = _TURNS.wait([bound], now) if bound.most > 0 else bound.per
            if wait is not None:
                raise Refused(sentence or f"{_SLOW} {_when(wait)}")

    def count(self, now: datetime) -> None:
        """Count it: it is shared."""
        _TURNS.count([bound for bound, _ in self.bounds], now)


_SLOW = "Things go slowly here for now, and you wrote something a moment ago. Your words are still in the box; they can go"


def turn_to_tell(viewer: Person, here: Place, audience: str, group: int | None, anonymous: bool) -> Turn:
    """Return what bounds a new story of `viewer` for `audience`; nothing does where nobody else reads, or a circle."""
    if audience not in policy.OPEN or _is_team(viewer, anonymous):
        return Turn()
    a_day = _bound(viewer, "story", anonymous, here.stories_a_day, _DAY)
    return Turn((*_said(a_day, _MANY_STORIES), *_slowly(viewer, here, anonymous, group)))


def turn_to_answer(viewer: Person, here: Place, story: Story, anonymous: bool) -> Turn:
    """Return what bounds a new reply of `viewer` to `story`. One's own is what the same face told."""
    if story.audience not in policy.OPEN or _is_team(viewer, anonymous):
        return Turn()
    bounds = [*_said(_bound(viewer, "reply", anonymous, here.replies_an_hour, _HOUR), _MANY_REPLIES)]
    if anonymous and viewer.face_in(story.id) != story.persona_id:
        a_day = _bound(viewer, "reply to others", anonymous, here.anonymous_replies_a_day, _DAY)
        bounds += _said(a_day, _MANY_ANONYMOUS)
    return Turn((*bounds, *_slowly(viewer, here, anonymous, story.group_id, story.id)))


def turn_to_confess(viewer: Viewer, now: datetime, waiting: int) -> Turn:
    """Return what bounds a new confession of `viewer`.

    A member's are counted by the day. Visitors' are counted together: so many as wait, `waiting` of them since before
    this hour, and those of this hour. By the hour, so that nobody who fills the door and watches it learns the minute
    in which somebody else wrote.
    """
    if not isinstance(viewer, Person):
        this_hour = now - clock.hour(now) + timedelta(microseconds=1)
        return Turn(((Bound(("confession", "without an account"), MOST_WAITING - waiting, this_hour), MANY_WAIT),))
    return Turn(tuple(_said(_bound(viewer, "confession", True, CONFESSIONS_A_DAY, _DAY), _MANY_CONFESSIONS)))


def _is_team(viewer: Person, anonymous: bool) -> bool:
    # Under a face made for one story nobody is of the team: else what it may do would tell who bears it.
    return bool(viewer.roles) and not anonymous


def _slowly(viewer: Person, here: Place, anonymous: bool, group: int | None, story: int | None = None):
    for name, minutes in slow.where(here.slow, group, story).items():
        yield from _said(_bound(viewer, name, anonymous, 1, timedelta(minutes=minutes)), "")


def _bound(viewer: Person, what: str, anonymous: bool, most: int, per: timedelta) -> Bound:
    return Bound((viewer.member_id, what, "anonymous" if anonymous else "named"), most, per)


def _said(bound: Bound, sentence: str) -> list[tuple[Bound, str]]:
    return [(bound, sentence)] if bound.most else []


def _when(wait: timedelta) -> str:
    for minutes, words in slow.MINUTES.items():
        if wait <= timedelta(minutes=minutes):
            return f"in {words} minutes at most."
    return "a little later."
