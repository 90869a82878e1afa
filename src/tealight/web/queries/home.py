"""A member's first page: a little of everything, and it ends."""

from dataclasses import dataclass
from datetime import datetime

from tealight.groups.queries import Room, rooms
from tealight.kernel.viewer import Person
from tealight.notices.queries import NoticeCard, unopened
from tealight.place.queries import Notes
from tealight.stories.queries import feed
from tealight.stories.queries.facts import StoryCard

#: of each; whoever wants more goes where all of it is
MOST_TOLD, MOST_STORIES, MOST_WAITING = 3, 5, 3


@dataclass(frozen=True, slots=True)
class Home:
    """What is for this member, what is new, who waits for an answer, and their rooms. Nothing is counted."""

    told: tuple[NoticeCard, ...]
    stories: tuple[StoryCard, ...]
    waiting: tuple[StoryCard, ...]
    rooms: tuple[Room, ...]


def home_of(viewer: Person, notes: Notes, now: datetime) -> Home:
    """Return the first page of `viewer`; a story that waits is not shown twice."""
    stories = feed.newest(viewer, notes, MOST_STORIES)
    shown = {card.id for card in stories}
    waiting = feed.unanswered(viewer, notes, now, MOST_STORIES + MOST_WAITING)
    waiting = tuple(card for card in waiting if card.id not in shown and not card.cover)[:MOST_WAITING]
    joined = tuple(room for room in rooms(viewer) if room.is_joined)
    return Home(unopened(viewer, MOST_TOLD), stories, waiting, joined)
