"""Keep in a story since when somebody's answer stands under it: what the shelf of the unanswered goes by. Not an action itself.

Whoever calls has locked the story. One face to another, and never whose they are: that both may be of one
person must not keep a story on a shelf, or off it (PRIVACY, "Anonymous writing" 6).
"""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef

from tealight.kernel import clock
from tealight.stories import policy
from tealight.stories.models import Reply, ShelfClaim, Story


def note_answer(story: Story, reply: Reply, now: datetime) -> None:
    """Set in `story`, not saved yet, that `reply` answers it, where it is the first that others can read."""
    if story.answered_on is None and reply.persona_id != story.persona_id and reply.held_on is None:
        story.answered_on = clock.hour(now)
        _end_claims([story.id])


def answers_went(stories: Collection[int]) -> None:
    """After replies to `stories` were taken away: of those where no answer stands any more, somebody waits again."""
    Story.objects.filter(~_stands(), id__in=stories, answered_on__isnull=False).update(answered_on=None)


def answers_came_back(stories: Collection[int], now: datetime) -> None:
    """After replies to `stories` can be read again: nobody waits there any more."""
    Story.objects.filter(_stands(), id__in=stories, answered_on__isnull=True).update(answered_on=clock.hour(now))
    _end_claims(stories)


def _end_claims(stories: Collection[int]) -> None:
    # Whoever answered, and whoever said they would: did only its own answer end a claim, an answer without a name
    # would tell who wrote it.
    ShelfClaim.objects.filter(story__in=stories).delete()


def _stands() -> Exists:
    others = Reply.objects.filter(policy.SHARED, story=OuterRef("pk")).exclude(persona_id=OuterRef("persona_id"))
    return Exists(others)
