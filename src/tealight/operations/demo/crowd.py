"""A place of any size, to measure and to try: more people, and what they tell one another.

The only rows of stories that no action writes. They are made of the same pieces
(`wording`, the index for searching, the sealed files of photos), and tests/operations/test_crowd_rows.py shows that
they equal those of the actions.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from tealight.groups.models import Group
from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.media.models import Photo
from tealight.operations.actions.insert_crowd import insert_crowd
from tealight.operations.demo.neighbours import move_in
from tealight.operations.demo.phrases import Phrases
from tealight.operations.demo.pictures import Album
from tealight.operations.demo.threads import Threads, shares
from tealight.place.queries import notes
from tealight.search.actions.tidy_index import tidy_index
from tealight.stories.models import Reply, Story

CROWD = System("sample")
#: how far back people have been telling
SINCE = timedelta(days=3 * 365)
#: stories and replies in one transaction
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Size:
    """How many more people, stories and replies than the sample has; the same `seed` makes the same place."""

    people: int = 0
    stories: int = 0
    replies: int = 0
    seed: int = 1


def grow(size: Size, now: datetime) -> None:
    """Let the place grow to `size`, in pieces; stopped half way, what is there is whole."""
    chance = random.Random(size.seed)
    rooms = list(Group.objects.filter(opened_on__isnull=False, closed_on__isnull=True).order_by("place_in_list"))
    living = move_in(CROWD, now, size.people, SINCE, rooms, chance)
    # More and more is told from year to year; the oldest first, as in any place.
    hours = sorted(clock.hour(now - SINCE + SINCE * chance.random() ** 0.5) for _ in range(size.stories))
    known = notes()
    threads = Threads(living, rooms, Phrases(chance, known), Album(known, chance), chance, now)
    stories: list[Story] = []
    replies: list[Reply] = []
    photos: list[Photo] = []
    for hour, count in zip(hours, shares(hours, size.replies, now, chance), strict=True):
        story, answers, shown = threads.thread(hour, count)
        stories.append(story)
        replies += answers
        photos += shown
        if len(stories) + len(replies) >= _AT_ONCE:
            insert_crowd(viewer=CROWD, now=now, stories=stories, replies=replies, photos=photos)
            stories, replies, photos = [], [], []
    insert_crowd(viewer=CROWD, now=now, stories=stories, replies=replies, photos=photos)
    # What the worker does in the night.
    more = tidy_index(viewer=CROWD, now=now, begin=True)
    while more:
        more = tidy_index(viewer=CROWD, now=now, begin=False)
