"""A place of any size, to measure and to try: more people, and the sample's own sentences put together anew.

The only rows of stories that no action writes. They are made of the same pieces
(`wording`, the index for searching), and tests/operations/test_crowd.py shows that
they equal those of the actions.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from tealight.accounts.actions.make_member import make_member
from tealight.groups.actions.admit import admit
from tealight.groups.models import Group
from tealight.kernel import clock
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import System
from tealight.operations.actions.insert_crowd import insert_crowd
from tealight.operations.demo.phrases import Phrases
from tealight.place.queries import notes
from tealight.stories.models import Audience, Need, Reply, Story

CROWD = System("sample")
#: how far back people have been telling
YEARS = 3
#: stories, or people, in one transaction
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Size:
    """How many more people, stories and replies than the sample has; the same `seed` makes the same place."""

    people: int = 0
    stories: int = 0
    replies: int = 0
    seed: int = 1


def grow(size: Size, now: datetime) -> None:
    """Let the place grow to `size`, in pieces; stopped half way, what is there is whole."""
    chance, known = random.Random(size.seed), notes()
    rooms = list(Group.objects.filter(opened_on__isnull=False, closed_on__isnull=True).order_by("place_in_list"))
    people = _people(size, rooms, chance, now)
    phrases = Phrases(chance, known)
    counts = _shares(size, chance)
    for start in range(0, size.stories, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, size.stories))
        stories = [_story(people, rooms, phrases, chance, now) for _ in numbers]
        replies = [
            reply for story, number in zip(stories, numbers, strict=True)
            for reply in _replies(story, counts[number], people, phrases, chance, now)
        ]
        insert_crowd(viewer=CROWD, now=now, stories=stories, replies=replies)


def _people(size: Size, rooms: list[Group], chance: random.Random, now: datetime) -> dict[int | None, list[int]]:
    """Make people by the actions; return room id -> personas in it, and None -> everyone."""
    found: dict[int | None, list[int]] = {None: [], **{room.id: [] for room in rooms}}
    weights = [1 / (place + 1) for place in range(len(rooms))]
    for start in range(0, size.people, _AT_ONCE):
        with transaction.atomic(), transaction.atomic(using="ring"):
            for number in range(start, min(start + _AT_ONCE, size.people)):
                joined = now - timedelta(days=chance.randrange(8, YEARS * 365))
                made = make_member(viewer=CROWD, now=joined, pen_name=_name(number), password=None, country="GB")
                for room in {*chance.choices(rooms, weights, k=chance.choice((1, 1, 2, 3)))}:
                    admit(viewer=CROWD, now=joined, member=made.member_id, group=room.id)
                    found[room.id].append(made.persona_id)
                found[None].append(made.persona_id)
    return found


def _name(number: int) -> str:
    """Return a pen name of letters; names that look alike are refused, so none has an i, which looks like l."""
    letters, word = "abcdefghjklmnopqrstuvwxyz", ""
    number += len(letters) ** 3
    while number:
        number, rest = divmod(number, len(letters))
        word = letters[rest] + word
    return f"Neighbour {word.capitalize()}"


def _shares(size: Size, chance: random.Random) -> list[int]:
    """Return how many replies each story gets: most a few, some very many."""
    if not size.stories:
        return []
    weights = [chance.lognormvariate(0, 1.1) for _ in range(size.stories)]
    whole, given, shares = sum(weights), 0.0, []
    for weight in weights:
        before = round(given)
        given += weight / whole * size.replies
        shares.append(round(given) - before)
    return shares


def _story(people, rooms: list[Group], phrases: Phrases, chance: random.Random, now: datetime) -> Story:
    room = chance.choice(rooms) if chance.random() < 0.7 else None
    if room is not None and not people[room.id]:
        room = None
    words = phrases.story()
    return Story(
        id=new_id(), persona_id=chance.choice(people[room.id if room else None]),
        audience=Audience.GROUP if room else Audience.MEMBERS, group_id=room.id if room else None,
        need=chance.choice(Need.values), notes=phrases.notes_on_whole(), title=words.title, excerpt=words.excerpt,
        source=words.source, parts=[list(part) for part in words.parts],
        hour=clock.hour(now - timedelta(hours=int(YEARS * 8760 * chance.random() ** 1.5))),
    )


def _replies(
    story: Story, count: int, people, phrases: Phrases, chance: random.Random, now: datetime
) -> Iterator[Reply]:
    """Yield the replies of a story in their order, and leave the story as answering left it."""
    tops: list[int] = []
    hour, there = story.hour, people[story.group_id if story.group_id in people else None]
    for ordinal in range(1, count + 1):
        hour = min(clock.hour(now), clock.hour(hour + timedelta(hours=chance.expovariate(0.2))))
        words = phrases.reply()
        reply = Reply(
            id=new_id(), story=story, persona_id=chance.choice(there), ordinal=ordinal,
            answers_id=chance.choice(tops) if tops and chance.random() < 0.25 else None,
            notes=phrases.notes_on_whole(), source=words.source, parts=[list(part) for part in words.parts], hour=hour,
        )
        if reply.answers_id is None:
            tops.append(reply.id)
        if story.answered_on is None and reply.persona_id != story.persona_id:
            story.answered_on = hour
        yield reply
    story.next_ordinal, story.version = count + 1, count + 1
