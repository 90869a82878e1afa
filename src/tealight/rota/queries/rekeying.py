"""What of the list is sealed under old keys still, for the software that makes keys anew (decision 0019)."""

from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place.policy import may_rekey
from tealight.rota.models import Alert, HandOver, Shift

Left = dict[int, tuple]


def shifts_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the shifts that are sealed under old keys of the place."""
    return _left(viewer, everybody, Shift)


def notes_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the hand-over notes that are sealed under old keys of the place."""
    return _left(viewer, everybody, HandOver)


def alerts_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the alerts that are sealed under old keys of the place."""
    return _left(viewer, everybody, Alert)


def _left(viewer: Viewer, everybody: Everybody, model: type) -> Left:
    require(may_rekey(viewer))
    rows = model.objects.values_list("id", "sealed").iterator()
    return {row: () for row, sealed in rows if everybody.place.is_old(sealed)}
