"""What an old backup brought back of what was erased since, by the ids of the erasure journal (config/kinds.py)."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System, Viewer
from tealight.stories.models import Portrait, Reply, Story


def to_erase() -> Q:
    """Return the condition on replies of which something is left to erase.

    Not on the empty place of one erased before, as long as what others answered hangs from it.
    """
    empty = Q(removed_on__isnull=False, source="", parts=[], pictures=[], sealed__isnull=True)
    return ~empty | ~Exists(Reply.objects.filter(answers=OuterRef("id")))


def stories_back(viewer: Viewer, ids: Iterable[int]) -> list[int]:
    """Return which of these stories are there; for the software alone."""
    return _ids(viewer, Story.objects.filter(id__in=ids))


def replies_back(viewer: Viewer, ids: Iterable[int]) -> list[int]:
    """Return which of these replies still say something; for the software alone."""
    return _ids(viewer, Reply.objects.filter(to_erase(), id__in=ids))


def portraits_back(viewer: Viewer, ids: Iterable[int]) -> list[int]:
    """Return which of these photos stand on somebody's page; for the software alone."""
    wanted = set(ids)
    return [photo for photo in _columns(viewer, Portrait.objects.all(), "picture__id") if photo in wanted]


def _ids(viewer: Viewer, rows: QuerySet) -> list[int]:
    return _columns(viewer, rows, "id")


def _columns(viewer: Viewer, rows: QuerySet, column: str) -> list[int]:
    if not isinstance(viewer, System):
        raise NotFound
    return list(rows.values_list(column, flat=True))
