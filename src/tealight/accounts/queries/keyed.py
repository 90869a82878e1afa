"""Whose keys the key ring must hold, for whoever opens the place."""

from tealight.accounts.models import Member
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System, Viewer


def some_keyed_members(viewer: Viewer, *, most: int) -> list[int]:
    """Return the ids of some members whose keys must be there; for the software alone.

    It asks for columns that every version has: it comes before the databases are brought up.
    """
    if not isinstance(viewer, System):
        raise NotFound
    return list(Member.objects.filter(closed_on__isnull=True).order_by("id").values_list("id", flat=True)[:most])
