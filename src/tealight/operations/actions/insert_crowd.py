from collections.abc import Sequence
from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.media.models import Photo
from tealight.operations import policy
from tealight.search.actions.index import put_many
from tealight.stories.actions.finding import words_to_find
from tealight.stories.models import Reply, Story


@action
def insert_crowd(
    *, viewer: System, now: datetime, stories: Sequence[Story], replies: Sequence[Reply], photos: Sequence[Photo]
) -> None:
    """Store what a sample's crowd told, many at a time. Records no event: nobody is told of them.

    What is answered stands before what answers it.
    """
    require(policy.may_insert_crowd(viewer))
    Story.objects.bulk_create(stories)
    Reply.objects.bulk_create(replies)
    Photo.objects.bulk_create(photos)
    for kind, rows in (("story", stories), ("reply", replies)):
        put_many(kind, ((row.id, row.hour, words_to_find(row)) for row in rows))
