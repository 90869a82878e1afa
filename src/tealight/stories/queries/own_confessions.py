"""A confession as its writer comes back to it: by its code, or with an account among their own things."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import LARGEST
from tealight.kernel.slots import fill
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person, Viewer
from tealight.stories import policy
from tealight.stories.codes import tag_of
from tealight.stories.models import Confession
from tealight.stories.queries.beside_confessions import kinds_beside
from tealight.stories.queries.keyset import before, place_after

PAGE = 20
URL = "/small-hours/mine/"
WAITS = "It waits for a person to read it. Nobody else can see it yet."
READ = "A person has read it. It appears by itself within a day."
APPEARED = "Members can read it."
REMOVED = "Someone of the team read it and decided that it does not stand here. Nobody but you can read it."


@dataclass(frozen=True, slots=True)
class Word:
    """What the team left for whoever wrote it."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class OwnConfession:
    """One, for whoever wrote it. `beside` are the kinds that were left there: no names, no number."""

    id: int
    text: str
    hour: datetime
    state: str
    has_appeared: bool
    words: tuple[Word, ...]
    beside: tuple[str, ...]
    #: what was decided about it, as a letter of moderation's, or None
    decision: object = None


@dataclass(frozen=True, slots=True)
class OwnConfessions:
    """A page of the viewer's own, and the ways on and back."""

    found: tuple[OwnConfession, ...]
    earlier_url: str
    later_url: str


def confession_with(viewer: Viewer, code: str, now: datetime) -> OwnConfession:
    """Return the confession whose code this is; NotFound if there is none. Having the code is all that is asked."""
    row = Confession.objects.filter(tag=tag_of(code)).first()
    if row is None:
        raise NotFound
    return replace(_own(row), decision=fill("decision beside a confession", viewer, row.id, now))


def my_confessions(viewer: Person, older_than: str = "") -> OwnConfessions:
    """Return the viewer's own, with an account, whatever became of them; the newest first."""
    rows = Confession.objects.filter(before(older_than), policy.own(viewer)).order_by("-hour", "-id")
    found = list(rows[: PAGE + 1])
    earlier = f"{URL}?before={place_after(found[PAGE - 1])}" if len(found) > PAGE else ""
    return OwnConfessions(tuple(map(_own, found[:PAGE])), earlier, URL if older_than else "")


def my_confession(viewer: Viewer, number: int) -> OwnConfession | None:
    """Return one of the viewer's own, or None."""
    if not isinstance(viewer, Person) or number > LARGEST:
        return None
    row = Confession.objects.filter(policy.own(viewer), id=number).first()
    return None if row is None else _own(row)


def words_left(confession: Confession) -> tuple[Word, ...]:
    """Return what the team left beside a confession, the oldest first."""
    said: Iterable[dict] = confession.letter.open_json(place_keys(), confession.id) if confession.letter else ()
    return tuple(Word(date.fromisoformat(one["day"]), one["text"]) for one in said)


def state_of(row: Confession) -> str:
    """Return how it stands, in a sentence to whoever wrote it."""
    if row.removed_on:
        return REMOVED
    if row.held_on:
        return WAITS
    return READ if row.appears_at else APPEARED


def _own(row: Confession) -> OwnConfession:
    state = state_of(row)
    return OwnConfession(row.id, row.text, row.hour, state, state == APPEARED, words_left(row), kinds_beside(row.id))
