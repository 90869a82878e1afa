"""What of the workbook is sealed under old keys still, for the software that makes keys anew (decision 0019)."""

from tealight.compliance.models import Complaint
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place.policy import may_rekey


def complaints_left(viewer: Viewer, everybody: Everybody) -> dict[int, tuple]:
    """Return the entries of the log that are sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = Complaint.objects.filter(sealed__isnull=False).values_list("id", "sealed").iterator()
    return {row: () for row, sealed in rows if everybody.place.is_old(sealed)}
