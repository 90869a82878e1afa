"""Who may touch the index as a whole."""

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import System, Viewer


def may_tidy(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may write the index anew: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")
