"""Lock a reply with its story, and show their readers what changed. Not an action itself."""

from django.db.models import QuerySet

from tealight.kernel.actions import lock
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person, System
from tealight.stories import policy
from tealight.stories.models import Reply, Story


def lock_reply(viewer: Person, reply: int) -> Reply:
    """Lock a reply the viewer may read, inside a story they may read, with its story."""
    rows = Reply.objects.filter(policy.replies_visible_to(viewer))
    return _lock(rows, Story.objects.filter(policy.visible_to(viewer)), reply)


def lock_within_reach(viewer: Person, reply: int) -> Reply:
    """Lock a reply the viewer may read or wrote, whatever became of its story, with its story."""
    return _lock(Reply.objects.filter(policy.replies_within_reach_of(viewer)), Story.objects.all(), reply)


def lock_to_erase(viewer: Person | System, reply: int) -> Reply:
    """As `lock_within_reach`; the software reaches every reply."""
    if isinstance(viewer, System):
        return _lock(Reply.objects.all(), Story.objects.all(), reply)
    return lock_within_reach(viewer, reply)


def lock_own(viewer: Person, story: int, reply: int | None) -> tuple[str, Story | Reply]:
    """Lock a story the viewer wrote, or their `reply` in it, with the name of its kind."""
    if reply is None:
        return "story", lock(Story.objects.filter(policy.own(viewer)), id=story)
    return "reply", lock(Reply.objects.filter(policy.own(viewer)).select_related("story"), id=reply, story=story)


def show_change(story: Story, *columns: str) -> None:
    """Raise the version of a story, locked, whose readers will see something else now."""
    story.version += 1
    story.save(update_fields=["version", *columns])


def _lock(rows: QuerySet[Reply], stories: QuerySet[Story], reply: int) -> Reply:
    """Lock one of `rows`, and its story first, as whoever answers does: two writers then never wait for ever."""
    story_id = rows.filter(id=reply).values_list("story_id", flat=True).first()
    if story_id is None:
        raise NotFound
    story = lock(stories, id=story_id)
    row = lock(rows, id=reply)
    row.story = story
    return row
