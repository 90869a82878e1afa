"""Take a story or a reply out of every table: words, photos, what can be found, what hangs from it. Not an action itself.

Whoever calls was allowed to, has locked the row, has written it into the erasure journal before, and
records what happened.
"""

from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.viewer import Viewer
from tealight.media.actions.drop_photos import drop_photos
from tealight.stories.actions.finding import forget, kept_findable
from tealight.stories.models import Reply, Story


def erase_row_of_story(story: Story, viewer: Viewer, now: datetime) -> None:
    """Delete `story` with all that stands under it."""
    for reply in Reply.objects.filter(story=story):
        forget(reply)
        drop_photos(viewer=viewer, now=now, about=("reply", reply.id))
    forget(story)
    drop_photos(viewer=viewer, now=now, about=("story", story.id))
    Story.objects.filter(id=story.id).delete()


def erase_row_of_reply(reply: Reply, viewer: Viewer, now: datetime) -> None:
    """Delete `reply`; where others answered it its empty place stays, for their words to hang from."""
    drop_photos(viewer=viewer, now=now, about=("reply", reply.id))
    if Reply.objects.filter(answers=reply).exists():
        _empty(reply, now)
    else:
        forget(reply)
        Reply.objects.filter(id=reply.id).delete()


def _empty(reply: Reply, now: datetime) -> None:
    with kept_findable(reply):
        reply.source, reply.parts, reply.pictures, reply.sealed, reply.notes = "", [], [], None, 0
        reply.withdrawn_on, reply.removed_on = None, clock.day(now)
        reply.save()
