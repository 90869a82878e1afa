"""Who may change what everyone lives by."""

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import System, Viewer


def may_shape_place(viewer: Viewer) -> Verdict:
    """Operators shape the place; the software does at set-up and in samples."""
    if isinstance(viewer, System) or "operator" in viewer.roles:
        return ALLOWED
    return refused("Only an operator can change this.")
