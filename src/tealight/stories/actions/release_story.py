from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.viewer import Person
from tealight.stories.models import ShelfClaim
from tealight.stories.queries.shelf import standing, tags_of


@action
def release_story(*, viewer: Person, now: datetime, story: int) -> None:
    """Leave a story on the shelf to others after all. What somebody else is writing stays theirs."""
    row = lock(standing(viewer), id=story)
    ShelfClaim.objects.filter(story=row.id, tag__in=tags_of(viewer, row.id)).delete()
