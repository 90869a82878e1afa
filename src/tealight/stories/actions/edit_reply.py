from collections.abc import Iterable
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import NotFound, Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import place
from tealight.stories import policy, wording
from tealight.stories.actions.writing import hold, write
from tealight.stories.models import Reply, Story


def lock_reply(viewer: Person, reply: int) -> Reply:
    """Lock a reply the viewer may read, inside a story they may read, with its story.

    The story first, as whoever answers does: two writers in one thread then wait
    for each other and never for ever.
    """
    rows = Reply.objects.filter(policy.replies_visible_to(viewer))
    story_id = rows.filter(id=reply).values_list("story_id", flat=True).first()
    if story_id is None:
        raise NotFound
    story = lock(Story.objects.filter(policy.visible_to(viewer)), id=story_id)
    row = lock(rows, id=reply)
    row.story = story
    return row


def show_change(story: Story, *columns: str) -> None:
    """Raise the version of a story, locked, whose readers will see something else now."""
    story.version += 1
    story.save(update_fields=["version", *columns])


@action
def edit_reply(
    *, viewer: Person, now: datetime, reply: int, source: str, notes: Iterable[str] = ()
) -> None:
    """Change the words or the notes of one's own reply."""
    row = lock_reply(viewer, reply)
    require(policy.may_edit(viewer, row))
    if place().read_only:
        raise Refused("Nothing can be changed for now. Your words are still in the box.")
    written = write("", source, notes)
    row.notes = written.notes
    wording.put(row, row.story, written.words, viewer)
    hold(row, row.story, viewer, written.words, now)
    row.edited_on = clock.day(now)
    row.save()
    show_change(row.story)
    record("reply.edited", about=("reply", row.id), now=now)
