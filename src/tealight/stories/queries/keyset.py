"""Pages of a list by key: from an hour and an id on, never by offset or count."""

from datetime import UTC, datetime

from django.db.models import Q

from tealight.stories.models import Story

PAGE = 20


def before(text: str) -> Q:
    """Return the condition for "older than" the place `text` names; all if none.

    `text` is what `place_after` made; anything else means the newest page.
    """
    stamp, _, number = text.partition("-")
    try:
        hour = datetime.strptime(stamp, "%Y%m%d%H").replace(tzinfo=UTC)
        story_id = int(number)
    except ValueError:
        return Q()
    return Q(hour__lt=hour) | Q(hour=hour, id__lt=story_id)


def place_after(story: Story) -> str:
    """Return the text that names the place in a list right after `story`."""
    return f"{story.hour:%Y%m%d%H}-{story.id}"
