"""The row of one story, for whoever may read it."""

from tealight.kernel.viewer import Viewer
from tealight.stories import policy
from tealight.stories.models import Story


def find(viewer: Viewer, story_id: int) -> Story | None:
    """Return the row of a story `viewer` may read, or None."""
    rows = Story.objects.filter(policy.visible_to(viewer))
    return rows.select_related("persona", "group").filter(id=story_id).first()
