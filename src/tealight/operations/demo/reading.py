"""The sample's team has read what waited because it sounded like danger, and let it appear: the sample is calm."""

from datetime import datetime

from tealight.operations.demo.residents import Residents
from tealight.operations.demo.texts import people
from tealight.place.queries import place
from tealight.stories import danger, wording
from tealight.stories.actions.let_reply_appear import let_reply_appear
from tealight.stories.actions.let_story_appear import let_story_appear
from tealight.stories.models import Reply, Story


def read_story(living: Residents, now: datetime, story: int) -> None:
    """Let a story appear that waits because of danger; one that waits for anything else goes on waiting."""
    row = Story.objects.get(id=story)
    if seen := _seen(living, row, row):
        let_story_appear(viewer=_reader(living), now=now, story=story, seen=seen)


def read_reply(living: Residents, now: datetime, reply: int) -> None:
    """As `read_story`, for a reply."""
    row = Reply.objects.select_related("story").get(id=reply)
    if seen := _seen(living, row, row.story):
        let_reply_appear(viewer=_reader(living), now=now, reply=reply, seen=seen)


def _seen(living: Residents, row: Story | Reply, story: Story) -> str:
    if row.held_on is None or row.appears_at is not None:
        return ""
    words = wording.take(row, story, _reader(living))
    return wording.mark(row, words, _reader(living)) if danger.waits(danger.danger_in(words), place()) else ""


def _reader(living: Residents):
    return living[next(person.key for person in people() if "moderator" in person.roles)]
