"""The row of one story, for whoever may read it."""

from collections.abc import Sequence

from django.db.models import QuerySet, Subquery

from tealight.accounts.models import Persona
from tealight.accounts.queries import FACE_COLUMNS
from tealight.kernel.viewer import Viewer
from tealight.stories import policy
from tealight.stories.models import Story


def find(viewer: Viewer, story_id: int) -> Story | None:
    """Return the row of a story `viewer` may read, or None."""
    rows = Story.objects.filter(policy.visible_to(viewer))
    return rows.select_related("persona", "group").filter(id=story_id).first()


def version_and_people(viewer: Viewer, story_id: int, people: Sequence[int]) -> list[tuple]:
    """Return for each of `people`, personas, the version of a story `viewer` may read, and their `FACE_COLUMNS`.

    The version is None for a story they may not read: whatever changes on its page
    raises it, but for what its people are called, the place's own words, and photos
    becoming ready. One statement, so that all of it is of one moment.
    """
    def write(number: int, *ids: int) -> QuerySet:
        readable = Story.objects.filter(policy.visible_to(viewer), id=number)
        rows = Persona.objects.filter(id__in=ids).annotate(seen=Subquery(readable.values("version")[:1]))
        return rows.values_list("seen", *FACE_COLUMNS)

    return viewer.prepared.ask(("version and people", len(people)), write, story_id, *people)
