"""The shelf: stories that hope for an answer and have none, those that wait longest first, and who is writing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from tealight.kernel.crypto import place_keys
from tealight.kernel.crypto.fields import Sealed
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.place.queries import Notes, Place, clock_words
from tealight.stories import policy, shelf_policy
from tealight.stories.first_words import first_words
from tealight.stories.models import ShelfClaim, Story
from tealight.stories.queries.card_row import COLUMNS, CardRow
from tealight.stories.queries.covers import listed, phrases
from tealight.stories.queries.facts import StoryCard
from tealight.stories.queries.feed import cards, met
from tealight.stories.queries.keyset import PAGE, behind, place_after

_CLAIM = ("shelf_claim__tag", "shelf_claim__sealed")


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody is writing the first answer, `until` then in the place's time ("8.30 pm"); nobody is told who."""

    is_mine: bool
    until: str


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """A story on the shelf. `notes`: what the notes printed on it say, "" where it is covered."""

    card: StoryCard
    notes: str
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of it; `after` is where the next one begins, "" at the end."""

    lines: tuple[ShelfLine, ...]
    after: str


@dataclass(frozen=True, slots=True)
class OnShelf:
    """What the page of a story tells who may answer it from the shelf; `prompts` once they are writing."""

    story: int
    claim: Claim | None
    prompts: tuple[str, ...]


def standing(viewer: Person) -> QuerySet[Story]:
    """Return the stories on the shelf that `viewer` may read; their filters are asked apart."""
    require(shelf_policy.may_use_shelf(viewer))
    return met(viewer).filter(policy.visible_to(viewer), shelf_policy.on_shelf(viewer))


def shelf(viewer: Person, here: Place, notes: Notes, now: datetime, after: str = "") -> Shelf:
    """Return a page of the shelf from the place `after` names on. One statement, and one if someone is called in it."""
    rows = standing(viewer).filter(policy.wanted_by(viewer), behind(after)).order_by("hour", "id")
    rows = list(rows.values_list(*COLUMNS, *_CLAIM)[: PAGE + 1])
    stories = [CardRow.of_columns(row[:-2]) for row in rows[:PAGE]]
    claims = [_claim(viewer, here, row[0], *row[-2:], now) for row in rows[:PAGE]]
    more = place_after(stories[-1]) if len(rows) > PAGE else ""
    return Shelf(tuple(_lines(stories, cards(stories, viewer, notes), claims, notes)), more)


def on_shelf(viewer: Person, here: Place, story: int, now: datetime) -> OnShelf | None:
    """Return how a story stands on the shelf of `viewer`; None where it does not. One statement."""
    found = standing(viewer).filter(id=story).values_list("need", *_CLAIM).first()
    if found is None:
        return None
    claim = _claim(viewer, here, story, *found[1:], now)
    return OnShelf(story, claim, first_words(found[0]) if claim and claim.is_mine else ())


def is_claimed(viewer: Person, story: int, now: datetime) -> tuple[bool, bool]:
    """Return whether somebody writes to `story` now, and whether it is `viewer`. One statement."""
    row = ShelfClaim.objects.filter(story=story).first()
    holds = row is not None and _until(story, row.sealed) > now
    return holds, holds and _is_mine(viewer, story, row.tag)


def _lines(stories: Iterable[CardRow], shown: Iterable[StoryCard], claims: Iterable[Claim | None], notes: Notes) -> Iterable[ShelfLine]:
    for story, card, claim in zip(stories, shown, claims, strict=True):
        yield ShelfLine(card, "" if card.cover else listed(phrases(notes, story.notes)), claim)


def _claim(viewer: Person, here: Place, story: int, tag: bytes | None, sealed: Sealed | None, now: datetime) -> Claim | None:
    if sealed is None or (until := _until(story, sealed)) <= now:
        return None
    return Claim(_is_mine(viewer, story, tag), clock_words(until.astimezone(ZoneInfo(here.timezone))))


def _until(story: int, sealed: Sealed) -> datetime:
    return datetime.fromisoformat(sealed.open_json(place_keys(), story)["until"])


def _is_mine(viewer: Person, story: int, tag: bytes) -> bool:
    return bytes(tag) in tags_of(viewer, story)


def tags_of(viewer: Person, story: int) -> tuple[bytes, ...]:
    """Return the tags under which `viewer` writes to `story`; the first is the one to write."""
    return viewer.keys.tags("shelf-claim/v1", story)
