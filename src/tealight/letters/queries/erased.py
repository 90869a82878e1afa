"""What an old backup brought back of the conversations erased since (config/kinds.py)."""

from collections.abc import Iterable

from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System, Viewer
from tealight.letters.models import Conversation


def conversations_back(viewer: Viewer, ids: Iterable[int]) -> list[int]:
    """Return which of these conversations are there; for the software alone."""
    if not isinstance(viewer, System):
        raise NotFound
    return list(Conversation.objects.filter(id__in=ids).values_list("id", flat=True))
