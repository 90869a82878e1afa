"""A crowd's stories and the answers to them, as rows: each is what the actions leave behind (test_crowd_rows.py)."""

import math
import random
from dataclasses import replace
from datetime import datetime, timedelta

from tealight.groups.models import Group
from tealight.kernel import clock
from tealight.kernel.ids import new_id
from tealight.media.models import Photo
from tealight.operations.demo.neighbours import Neighbours
from tealight.operations.demo.phrases import Phrases
from tealight.operations.demo.pictures import Album
from tealight.stories import wording
from tealight.stories.models import Audience, Need, Reply, Story

#: how long people answer a story, and the first stretch of it, in which they come one like the other
_ANSWERED, _SOON = timedelta(days=60), timedelta(hours=6)
#: how many stories are told to a room, and how many replies answer another reply
_IN_A_ROOM, _BELOW = 0.7, 0.25
#: how many stories, and replies, their authors take back
_TAKEN_BACK = 0.03
#: how many stories hold photos
_WITH_PHOTOS = 0.03


def shares(hours: list[datetime], replies: int, now: datetime, chance: random.Random) -> list[int]:
    """Return how many of `replies` each story gets: most a few, some very many, one just told hardly any."""
    weights = [chance.lognormvariate(0, 1.1) * (_stretch(hour, now) + 0.001) for hour in hours]
    whole, given, found = sum(weights), 0.0, []
    for weight in weights:
        before = round(given)
        given += weight / whole * replies
        found.append(round(given) - before)
    return found


class Threads:
    """Stories, and replies to them, told by the neighbours in phrases."""

    def __init__(
        self, living: Neighbours, rooms: list[Group], phrases: Phrases, album: Album, chance: random.Random, now: datetime
    ):
        self.living, self.rooms, self.phrases, self.album = living, rooms, phrases, album
        self.chance, self.now = chance, now

    def thread(self, hour: datetime, count: int) -> tuple[Story, list[Reply], list[Photo]]:
        """Return a story told at `hour`, `count` replies in their order, and photos; some of it was taken back since."""
        story, photos = self._story(hour)
        replies = self._replies(story, count)
        self._take_back(story, replies)
        return story, replies, photos

    def _story(self, hour: datetime) -> tuple[Story, list[Photo]]:
        room, author = None, None
        if self.chance.random() < _IN_A_ROOM:
            room = self.chance.choice(self.rooms).id
            author = self.living.speaker(room, hour, self.chance)
        if author is None:
            room, author = None, self.living.speaker(None, hour, self.chance)
        story = Story(
            id=new_id(), persona_id=author, audience=Audience.GROUP if room else Audience.MEMBERS, group_id=room,
            need=self.chance.choice(Need.values), notes=self.phrases.notes_on_whole(), hour=hour,
        )
        count = self.chance.choice((1, 1, 1, 2, 3)) if self.chance.random() < _WITH_PHOTOS else 0
        shown = [self.album.photo("story", story.id, hour, self.phrases.line()) for _ in range(count)]
        words = replace(self.phrases.story(), pictures=tuple(picture for picture, _ in shown))
        wording.put(story, story, words, None)
        return story, [row for _, row in shown]

    def _replies(self, story: Story, count: int) -> list[Reply]:
        """Return the replies to a story, and leave it as answering left it."""
        chance, tops, found = self.chance, [], []
        long = _stretch(story.hour, self.now)
        # Half of them come within the first days, the last after weeks.
        waited = sorted(math.expm1(chance.random() * long) for _ in range(count))
        for ordinal, share in enumerate(waited, 1):
            hour = clock.hour(story.hour + _SOON * share)
            reply = Reply(
                id=new_id(), story=story, persona_id=self.living.speaker(story.group_id, hour, chance), ordinal=ordinal,
                answers_id=chance.choice(tops) if tops and chance.random() < _BELOW else None,
                notes=self.phrases.notes_on_whole(), hour=hour,
            )
            wording.put(reply, story, self.phrases.reply(), None)
            if reply.answers_id is None:
                tops.append(reply.id)
            if story.answered_on is None and reply.persona_id != story.persona_id:
                story.answered_on = hour
            found.append(reply)
        story.next_ordinal, story.version = count + 1, count + 1
        return found

    def _take_back(self, story: Story, replies: list[Reply]) -> None:
        """Let authors take some of it back, after what answered it: then nobody could answer it any more."""
        last = {reply.answers_id or reply.id: reply.hour for reply in replies}
        latest = replies[-1].hour if replies else story.hour
        for reply in replies:
            if self.chance.random() < _TAKEN_BACK:
                moment = self._later(max(reply.hour, last.get(reply.id, reply.hour)))
                self._seal(reply, story, moment)
                story.version += 1
                latest = max(latest, moment)
        if not any(reply.withdrawn_on is None and reply.persona_id != story.persona_id for reply in replies):
            story.answered_on = None
        if self.chance.random() < _TAKEN_BACK:
            self._seal(story, story, self._later(latest))
            story.version += 1

    def _seal(self, thing: Story | Reply, story: Story, moment: datetime) -> None:
        author = self.living.as_author(thing.persona_id)
        words = wording.take(thing, story, author)
        thing.withdrawn_on = clock.day(moment)
        wording.put(thing, story, words, author)

    def _later(self, moment: datetime) -> datetime:
        """Return a time between `moment` and now, sooner rather than later."""
        return moment + timedelta(hours=math.expm1(self.chance.random() * math.log1p((self.now - moment) / timedelta(hours=1))))


def _stretch(hour: datetime, now: datetime) -> float:
    """Return how long what was told at `hour` was answered so far, as a logarithm."""
    return math.log1p(min(now - hour, _ANSWERED) / _SOON)
