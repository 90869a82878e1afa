"""What an author is asked once more about: whether a thing of theirs may be taken back."""

from tealight.kernel.verdict import Verdict
from tealight.kernel.viewer import Viewer
from tealight.stories import policy
from tealight.stories.models import Reply, Story


def may_take_story_back(viewer: Viewer, story_id: int) -> Verdict | None:
    """Return the verdict for a story `viewer` may read, or None if there is none."""
    row = Story.objects.filter(policy.visible_to(viewer), id=story_id).only("persona").first()
    return None if row is None else policy.may_withdraw(viewer, row)


def may_take_reply_back(viewer: Viewer, story_id: int, reply_id: int) -> Verdict | None:
    """Return the verdict for a reply `viewer` may read, or None if there is none."""
    stories = Story.objects.filter(policy.visible_to(viewer), id=story_id)
    rows = Reply.objects.filter(policy.replies_visible_to(viewer), id=reply_id, story__in=stories)
    row = rows.only("persona").first()
    return None if row is None else policy.may_withdraw(viewer, row)


def story_waits(viewer: Viewer, story_id: int) -> bool:
    """Return whether a story of the viewer's waits for a person to read it."""
    rows = Story.objects.filter(policy.visible_to(viewer), id=story_id)
    return rows.filter(held_on__isnull=False).exists()
