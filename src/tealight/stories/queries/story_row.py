"""The row of one story, for whoever may read it."""

from django.db.models import QuerySet

from tealight.kernel.viewer import Viewer
from tealight.stories import policy
from tealight.stories.models import Story


def find(viewer: Viewer, story_id: int) -> Story | None:
    """Return the row of a story `viewer` may read, or None."""
    rows = Story.objects.filter(policy.visible_to(viewer))
    return rows.select_related("persona", "group").filter(id=story_id).first()


def version_of(viewer: Viewer, story_id: int) -> int | None:
    """Return the version of a story `viewer` may read, or None: whatever changes on its page raises it.

    Not what its people are called, the place's own words, and photos becoming ready. One statement.
    """
    def write(number: int) -> QuerySet:
        return Story.objects.filter(policy.visible_to(viewer), id=number).values_list("version")

    found = viewer.prepared.ask("the version of a story", write, story_id)
    return found[0][0] if found else None
