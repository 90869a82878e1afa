"""A member's first page: a little of everything, and it ends."""

from dataclasses import dataclass
from datetime import datetime

from tealight.groups.queries import Room, RulesNews, rooms, rules_news
from tealight.kernel.viewer import Person
from tealight.letters.queries.own import new_letters
from tealight.notices.queries import NoticeCard, answered_anonymously, noted_anonymously, unopened
from tealight.place.queries import Notes, Place, Standing
from tealight.stories.queries import feed
from tealight.stories.queries.confessions import Teaser, teaser
from tealight.stories.queries.facts import StoryCard
from tealight.stories.shelf_policy import may_use_shelf

#: of each; whoever wants more goes where all of it is
MOST_TOLD, MOST_STORIES, MOST_WAITING = 3, 5, 3


@dataclass(frozen=True, slots=True)
class Home:
    """What is for this member, what is new, who waits for an answer, and their rooms. Nothing is counted."""

    told: tuple[NoticeCard, ...]
    stories: tuple[StoryCard, ...]
    waiting: tuple[StoryCard, ...]
    rooms: tuple[Room, ...]
    #: rules that changed since this member was told of them
    rules: tuple[RulesNews, ...] = ()
    #: this member answers from the shelf, where all who wait are
    has_shelf: bool = False
    #: one or two of the small hours, or None
    teaser: Teaser | None = None
    #: what their page is called
    small_hours: str = ""

    @property
    def rules_told(self) -> str:
        """Which versions this page tells of, for the button that says so."""
        return " ".join(f"{news.group}-{news.version}" for news in self.rules)


def home_of(viewer: Person, notes: Notes, now: datetime, held: Standing, here: Place) -> Home:
    """Return the first page of `viewer`; a story that waits is not shown twice."""
    stories = feed.newest(viewer, notes, MOST_STORIES)
    shown = {card.id for card in stories}
    waiting = feed.unanswered(viewer, notes, now, MOST_STORIES + MOST_WAITING)
    waiting = tuple(card for card in waiting if card.id not in shown and not card.cover)[:MOST_WAITING]
    joined = tuple(room for room in rooms(viewer) if room.is_joined)
    told = (
        *new_letters(viewer, None, now), *unopened(viewer, MOST_TOLD), *answered_anonymously(viewer, MOST_TOLD),
        *noted_anonymously(viewer, now, MOST_TOLD),
    )  # fmt: skip
    return Home(
        told[:MOST_TOLD], stories, waiting, joined, rules_news(viewer, joined, held), bool(may_use_shelf(viewer)), teaser(viewer, here, now),
        here.small_hours,
    )
